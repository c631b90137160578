// Tells of new alerts on a page that carries the number of alerts it was made from. Without this script the page is complete; it
// just does not move. All text goes in as text, never as markup.
"use strict";
(() => {
  const place = document.getElementById("live");
  if (!place || !window.EventSource) {
    return;
  }
  const shown = Number(place.dataset.mark);
  let stream = null;

  function tell(news) {
    const fresh = news.mark - shown;
    if (fresh <= 0) {
      return;
    }
    const link = document.createElement("a");
    link.href = window.location.href;
    link.textContent = "Show";
    const what = fresh === 1 ? "1 new alert. " : fresh + " new alerts. ";
    const last = news.summary ? "The most severe of the last: " + news.severity + ", " + news.summary + " " : "";
    place.replaceChildren(document.createTextNode(what + last), link);
    place.hidden = false;
  }

  function open() {
    if (stream === null && document.visibilityState === "visible") {
      stream = new EventSource("/live");
      stream.addEventListener("mark", (event) => tell(JSON.parse(event.data)));
    }
  }

  function close() {
    if (stream !== null) {
      stream.close();
      stream = null;
    }
  }

  // A browser opens few connections to one host: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? open() : close()));
  window.addEventListener("pagehide", close);
  open();
})();
