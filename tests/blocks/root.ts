import type { HomeView, KnownBlock, ModalView } from "@slack/types";

export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
  unfurl_links?: boolean;
  unfurl_media?: boolean;
}

export type SlackView = ModalView | HomeView;

export interface Slack {
  message: SlackMessage;
  view: SlackView;
}
