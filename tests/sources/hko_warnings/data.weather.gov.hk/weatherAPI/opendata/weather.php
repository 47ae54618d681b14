{
 "WTCSGNL": {
  "name": "Tropical Cyclone Warning Signal",
  "code": "TC8NE",
  "actionCode": "ISSUE",
  "issueTime": "2026-10-07T06:40:00+08:00",
  "updateTime": "2026-10-07T06:40:00+08:00",
  "type": "No. 8 Northeast Gale or Storm Signal"
 },
 "WRAIN": {
  "name": "Rainstorm Warning Signal",
  "code": "WRAINA",
  "actionCode": "ISSUE",
  "issueTime": "2026-10-07T05:10:00+08:00",
  "updateTime": "2026-10-07T05:10:00+08:00",
  "type": "Amber"
 },
 "WL": {
  "name": "Landslip Warning",
  "code": "WL",
  "actionCode": "ISSUE",
  "issueTime": "2026-10-07T07:05:00+08:00",
  "updateTime": "2026-10-07T07:05:00+08:00"
 },
 "WTS": {
  "name": "Thunderstorm Warning",
  "code": "WTS",
  "actionCode": "EXTEND",
  "issueTime": "2026-10-07T04:00:00+08:00",
  "updateTime": "2026-10-07T04:00:00+08:00",
  "expireTime": "2026-10-07T12:00:00+08:00"
 }
}