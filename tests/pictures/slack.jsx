// This file shows Slack messages group below group, as window.GROUPS and window.THEME ask.
import { createRoot } from "react-dom/client";
import { Message } from "slack-blocks-to-jsx";
import "slack-blocks-to-jsx/dist/style.css";

const LOGO =
  "data:image/svg+xml," +
  encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" fill="#0b4f6c"/>` +
      `<path d="M9 11h18M18 11v15" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>`,
  );

// This drawing takes the colons of two times of one text for an emoji's, and shows its source: Slack does not.
const drawable = (value) =>
  typeof value === "string"
    ? value.replace(/(\d):(?=\d\d(?!\d))/g, "$1\u2236")
    : Array.isArray(value)
      ? value.map(drawable)
      : value && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, drawable(one)]))
        : value;

createRoot(document.getElementById("root")).render(
  window.GROUPS.map((messages, group) => (
    <div className="group" key={group}>
      {messages.map((blocks, index) => (
        <Message
          key={index}
          blocks={drawable(blocks)}
          name="Tamar"
          logo={LOGO}
          time={new Date(2026, 5, 3, 10, 0)}
          theme={window.THEME}
        />
      ))}
    </div>
  )),
);

// Where each group ends goes where a look at the page without a picture finds it.
setTimeout(() => {
  const ends = [...document.querySelectorAll(".group")].map((one) =>
    Math.ceil(one.getBoundingClientRect().bottom + window.scrollY),
  );
  document.title = `ends=${ends.join(",")}`;
}, 1500);
