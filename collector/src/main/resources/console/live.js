// Shows new alerts on a page that carries the number of alerts it was made from: the list is asked for anew and takes the place of the
// old one. Without this script the page is complete; it just does not move. What the stream says goes in as text, never as markup.
"use strict";
(() => {
  const place = document.getElementById("live");
  if (!place || !window.EventSource) {
    return;
  }
  let stream = null;
  let shown = Number(place.dataset.mark);

  function tell(news) {
    const fresh = news.mark - shown;
    if (fresh <= 0) {
      return;
    }
    const what = fresh === 1 ? "1 new alert. " : fresh + " new alerts. ";
    const last = news.summary ? "The most severe of the last: " + news.severity + ", " + news.summary + " " : "";
    place.replaceChildren(document.createTextNode(what + last));
    place.hidden = false;
    refresh();
  }

  // Whoever stands in the list with the keyboard or has marked text in it keeps it as it is, and is offered the new one.
  function refresh() {
    const list = document.getElementById("list");
    const selection = window.getSelection();
    if (list.contains(document.activeElement) || (!selection.isCollapsed && list.contains(selection.anchorNode))) {
      const link = document.createElement("a");
      link.href = window.location.href;
      link.textContent = "Show";
      place.append(link);
      return;
    }
    fetch(window.location.href, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error("status " + answer.status))))
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("list");
        if (fresh) {
          list.replaceWith(document.adoptNode(fresh));
        }
      })
      .catch(() => {
        // The sentence stands; the list comes with the next page.
      });
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
