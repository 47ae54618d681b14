// This file shows Teams' cards one below the other, as window.GROUPS and window.THEME ask.
import * as AdaptiveCards from "adaptivecards";
import dark from "adaptivecards-designer/lib/hostConfigs/microsoft-teams-dark.json";
import light from "adaptivecards-designer/lib/hostConfigs/microsoft-teams-light.json";
import MarkdownIt from "markdown-it";

const DARK = window.THEME === "dark";
const INK = DARK ? "#ffffff" : "#252424";
const GREY = DARK ? "#adadad" : "#616161";
const LINK = DARK ? "#a6a7dc" : "#6264a7";
const LINE = DARK ? "#3d3d3d" : "#e0e0e0";
const CARD = DARK ? "#2d2c2c" : "#ffffff";

// Teams' host configuration as Microsoft publishes it with its designer; colours in its way, alpha first.
const HOST = DARK ? dark : light;

const markdown = new MarkdownIt({ html: false, linkify: false });
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};
// The bundler leaves out the module that would register it.
AdaptiveCards.GlobalRegistry.defaultElements.register("Table", AdaptiveCards.Table, AdaptiveCards.Versions.v1_5);
AdaptiveCards.GlobalSettings.useAdvancedTextBlockTruncation = false;

const style = document.createElement("style");
style.textContent = `
  .card { border: 1px solid ${LINE}; border-radius: 6px; background: ${CARD}; overflow: hidden; margin: 0 0 12px; }
  .card p { margin: 0 } .card a { color: ${LINK}; text-decoration: none }
  .who { font: 600 14px Inter, sans-serif; color: ${INK}; margin: 4px 0 6px } .who span { font-weight: 400; color: ${GREY}; font-size: 12px }
  .ac-pushButton { font: 600 13px Inter, sans-serif; padding: 5px 12px; border-radius: 4px; border: 1px solid ${LINE};
    background: ${CARD}; color: ${INK}; white-space: nowrap }
  .ac-input { width: 100%; box-sizing: border-box; padding: 5px; background: ${DARK ? "#1f1f1f" : "#f5f5f5"}; color: ${INK};
    border: 1px solid ${LINE}; border-radius: 4px; font: 14px Inter, sans-serif }
  input[type=checkbox], input[type=radio] { width: auto }
`;
document.head.appendChild(style);

const root = document.getElementById("root");
for (const [group, card] of window.GROUPS.flatMap((cards, at) => cards.map((card) => [at, card]))) {
  const place = document.getElementById(`group-${group}`) ?? document.createElement("div");
  place.id = `group-${group}`;
  place.className = "group";
  const who = document.createElement("div");
  who.className = "who";
  who.innerHTML = "Tamar <span>10:00</span>";
  const frame = document.createElement("div");
  frame.className = "card";
  const shown = new AdaptiveCards.AdaptiveCard();
  shown.hostConfig = new AdaptiveCards.HostConfig(HOST);
  shown.parse(card);
  frame.appendChild(shown.render());
  place.append(who, frame);
  root.append(place);
}

// Where each group ends goes where a look at the page without a picture finds it.
setTimeout(() => {
  const ends = [...document.querySelectorAll(".group")].map((one) =>
    Math.ceil(one.getBoundingClientRect().bottom + window.scrollY),
  );
  document.title = `ends=${ends.join(",")}`;
}, 1500);
