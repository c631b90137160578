// Draws each chart of a dashboard from the table beneath it, so that a number stands in one place. What records say is only ever text.
"use strict";
(() => {
  const MOST_SERIES = 8;
  const LONGEST_LABEL = 36;
  const PIXELS_PER_CHARACTER = 16;
  const DASHES = [[], [9, 4], [2, 3], [9, 3, 2, 3], [5, 5], [14, 4], [2, 6], [9, 3, 2, 3, 2, 3]];
  const POINTS = ["circle", "rect", "triangle", "rectRot", "cross", "star", "crossRot", "dash"];
  const charts = [];

  // On a narrow screen names leave room for what they name.
  function shorten(text, box) {
    const longest = Math.min(LONGEST_LABEL, Math.floor(box.clientWidth / PIXELS_PER_CHARACTER));
    return text.length > longest ? text.slice(0, longest - 1) + "…" : text;
  }

  function read(box) {
    const table = document.getElementById(box.dataset.table);
    const drawn = Number(box.dataset.drawn);
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
    return {
      labels: rows.map((cells) => cells[0].textContent.trim()),
      series: [...table.tHead.rows[0].cells].slice(1, drawn + 1).map((head, column) => ({
        name: head.textContent.trim(),
        values: rows.map((cells) => value(cells[column + 1])),
      })),
    };
  }

  function value(cell) {
    return cell.dataset.value ? Number(cell.dataset.value) : null;
  }

  // What no longer can be told apart is drawn as one where values add up, and left to the table where they do not.
  function chosen(series, stacked) {
    if (series.length <= MOST_SERIES) {
      return { shown: series, note: "" };
    }
    if (!stacked) {
      return { shown: series.slice(0, MOST_SERIES), note: `The chart shows the first ${MOST_SERIES} of ${series.length}; the numbers beneath hold all.` };
    }
    const rest = series.slice(MOST_SERIES - 1);
    const others = { name: `${rest.length} others`, values: rest[0].values.map((_, i) => rest.reduce((sum, one) => sum + (one.values[i] ?? 0), 0)) };
    return { shown: [...series.slice(0, MOST_SERIES - 1), others], note: `The chart adds up the last ${rest.length} of ${series.length}; the numbers beneath hold each.` };
  }

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    return { ink: of("--ink"), line: of("--line"), paper: of("--paper"), series: Array.from({ length: MOST_SERIES }, (_, i) => of(`--chart-${i + 1}`)) };
  }

  // A tint with strokes that differ from series to series, for eyes that do not tell the colours apart.
  function pattern(context, index, colour, paper) {
    const size = 12;
    const tile = document.createElement("canvas");
    tile.width = size;
    tile.height = size;
    const pen = tile.getContext("2d");
    pen.fillStyle = paper;
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = colour;
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.globalAlpha = index === 0 ? 0.85 : 0.3;
    pen.fillRect(0, 0, size, size);
    pen.globalAlpha = 1;
    const lines = {
      1: [[-3, 9, 9, -3], [3, 15, 15, 3]],
      2: [[0, 6, size, 6]],
      3: [[6, 0, 6, size]],
      4: [[-3, 3, 9, 15], [3, -3, 15, 9]],
      5: [[0, 6, size, 6], [6, 0, 6, size]],
      7: [[-3, 9, 9, -3], [3, 15, 15, 3], [-3, 3, 9, 15], [3, -3, 15, 9]],
    };
    for (const [x1, y1, x2, y2] of lines[index] ?? []) {
      pen.beginPath();
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      pen.stroke();
    }
    if (index === 6) {
      pen.beginPath();
      pen.arc(6, 6, 3, 0, 2 * Math.PI);
      pen.fill();
    }
    return context.createPattern(tile, "repeat");
  }

  function dataset(series, index, box, palette, context) {
    const visual = box.dataset.visual;
    const colour = palette.series[index];
    const line = visual === "line";
    const stacked = visual.startsWith("stacked");
    return {
      label: shorten(series.name, box),
      data: stacked ? series.values.map((one) => one ?? 0) : series.values,
      borderColor: colour,
      backgroundColor: line ? colour : pattern(context, index, colour, palette.paper),
      borderWidth: line ? 2 : 1,
      borderDash: line ? DASHES[index] : [],
      pointStyle: POINTS[index],
      pointRadius: line ? 4 : 0,
      fill: visual === "stacked-area" ? (index === 0 ? "origin" : "-1") : false,
      tension: 0,
    };
  }

  function options(box, data, shown, palette) {
    const percent = box.dataset.unit === "percent";
    const stacked = box.dataset.visual.startsWith("stacked");
    const whole = percent || shown.every((series) => series.values.every((one) => Number.isInteger(one ?? 0)));
    const sideways = lying(box, data);
    const text = { color: palette.ink };
    const values = {
      beginAtZero: true, stacked, suggestedMax: percent ? 100 : undefined, grid: { color: palette.line }, ticks: { ...text, precision: whole ? 0 : undefined },
      title: { ...text, display: true, text: box.dataset.unit },
    };
    const names = {
      stacked, grid: { display: false },
      ticks: { ...text, autoSkip: !sideways, maxRotation: 0, callback: (_, index) => shorten(data.labels[index], box) },
    };
    return {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: sideways ? "y" : "x",
      interaction: { mode: "index", axis: sideways ? "y" : "x", intersect: false },
      scales: sideways ? { x: values, y: names } : { x: names, y: values },
      plugins: {
        legend: { display: shown.length > 1, position: "bottom", labels: { ...text, usePointStyle: box.dataset.visual === "line", boxWidth: 28 } },
      },
    };
  }

  // Names read better beside bars than below them; times run from left to right.
  function lying(box, data) {
    return box.dataset.visual.endsWith("bar") && !data.labels.every((label) => /^\d{4}-\d{2}-\d{2}/.test(label));
  }

  function draw(box) {
    const data = read(box);
    const { shown, note } = chosen(data.series, box.dataset.visual.startsWith("stacked"));
    const canvas = document.createElement("canvas");
    const title = box.closest("section").querySelector("h2").textContent.trim();
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Chart: ${title}. The table beneath holds its numbers.`);
    canvas.setAttribute("aria-describedby", box.dataset.caption);
    box.replaceChildren(canvas);
    box.hidden = false;
    if (lying(box, data)) {
      box.style.height = `${Math.max(12, 5 + 1.75 * data.labels.length)}rem`;
    }
    const palette = colours();
    const context = canvas.getContext("2d");
    const chart = new Chart(canvas, {
      type: box.dataset.visual.endsWith("bar") ? "bar" : "line",
      data: { labels: data.labels, datasets: shown.map((series, index) => dataset(series, index, box, palette, context)) },
      options: options(box, data, shown, palette),
    });
    return { chart, note };
  }

  function tell(box, note) {
    if (note) {
      const line = document.createElement("p");
      line.className = "kind";
      line.textContent = note;
      box.after(line);
    }
  }

  for (const box of document.querySelectorAll(".chart")) {
    try {
      if (read(box).series.every((series) => series.values.every((one) => !one))) {
        tell(box, "Every number is 0, so there is nothing to draw.");
        continue;
      }
      const { chart, note } = draw(box);
      tell(box, note);
      charts.push({ box, chart });
      box.parentElement.querySelector("details.data").open = false;
    } catch (error) {
      box.hidden = true;
      console.error(error);
    }
  }

  // Colours are read when a chart is drawn, so a change of light to dark draws anew.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const one of charts) {
      one.chart.destroy();
      one.chart = draw(one.box).chart;
    }
  });
})();
