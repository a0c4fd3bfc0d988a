"use strict";
/* The page of a run. Every text in the data is text of others: elements are made by `h`, which sets text and attributes
   and never markup, and addresses come from Python alone. The whole view lives in the part of the address after #. */
(() => {
  const byId = (id) => document.getElementById(id);
  const block = (id) => (byId(id) ? JSON.parse(byId(id).textContent) : null);
  const plan = block("plan");
  const CHUNK = 60;

  /* ---------------------------------------------------------------- words */

  const STATES = {
    seen: ["seen", "every clue that it needs can be seen"],
    held: ["held back", "seen itself, but a key point that it rests on is not"],
    weak: ["weak", "something of it is there: hidden, cut off, too small or misplaced"],
    missing: ["missing", "looked for and not found, or contradicted"],
    unknown: ["undecided", "the judge cannot tell; counted neither way"],
    error: ["judge error", "the judge gave no readable verdict; never a yes"],
  };
  const ACTIONS = { paint: "painted", edit: "edited", resample: "painted anew", rewrite_prompt: "prompt rewritten" };
  const DIMENSIONS = ["time", "location", "character", "character_relationship", "event", "event_causal_relationship", "mental_state"];
  const SORTS = {
    id: "Id", alignment: "Alignment, low first", "-alignment": "Alignment, high first", complexity: "Complexity, low first",
    "-complexity": "Complexity, high first", novelty: "Novelty, low first", "-novelty": "Novelty, high first",
    "-attempts": "Attempts, most first",
  };
  const FACETS = [
    { key: "verdict", name: "Key points", of: (r) => r.verdicts || [] },
    { key: "stop", name: "Stop reason", of: (r) => [words(r.stop)] },
    { key: "history", name: "History", of: (r) => [r.mended ? "mended" : r.stop === "accepted" ? "first attempt" : "not accepted"] },
    { key: "dimension", name: "A failed key point in", of: (r) => (r.dimensions || []).map(words) },
    { key: "setting", name: "Setting", of: (r) => (r.setting ? [r.setting] : []) },
    { key: "situation", name: "Situation", of: (r) => (r.situation ? [r.situation] : []) },
  ];
  const words = (name) => String(name).replaceAll("_", " ");
  const digits = (value, places = 2) => value.toFixed(places);
  const many = (n, one, more = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
  const maker = (m) => (m ? `${m.name} ${m.version}${m.spec ? ` (${m.spec})` : ""}` : "");

  /* ------------------------------------------------------------- elements */

  function h(name, given, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(given || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (key === "on") for (const [event, what] of Object.entries(value)) node.addEventListener(event, what);
      else if (key === "data") Object.assign(node.dataset, value);
      else node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children.flat().filter((c) => c !== undefined && c !== null && c !== false && c !== ""));
    return node;
  }

  function picture(address, alt, problem, title) {
    const instead = (why) => h("div", { class: "placeholder", role: "img", "aria-label": `No picture: ${why}` }, h("b", {}, title || "No picture"), why);
    if (!address) return instead(problem || "no picture was painted");
    const image = h("img", { src: address, alt, loading: "lazy", decoding: "async" });
    image.addEventListener("error", () => image.replaceWith(instead("the picture's file cannot be shown")), { once: true });
    return image;
  }

  const pin = (point, state, given = {}, name = "span") =>
    h(name, { class: "pin", data: { state, id: point.id }, ...given }, point.letter);

  /* ----------------------------------------------------------------- data */

  let rows = [];
  const places = new Map();
  const shards = new Map();
  const waiting = new Map();
  window.storytellingGallery = Object.freeze({
    rows: (text) => begin(JSON.parse(text)),
    texts: (text) => { JSON.parse(text).forEach((t, i) => { rows[i].text = t; rows[i].hay = undefined; haystack(rows[i]); }); if (view.q) draw(); },
    details: (number, text) => waiting.get(Number(number))?.(JSON.parse(text)),
  });

  function detailsOf(number) {
    if (!shards.has(number)) {
      shards.set(number, new Promise((done, fail) => {
        waiting.set(number, done);
        const file = `data/${String(number).padStart(4, "0")}.js`;
        const script = h("script", { src: file });
        script.onload = () => { script.remove(); waiting.delete(number); };
        script.onerror = () => { script.remove(); shards.delete(number); fail(new Error(`${file} cannot be read; keep it beside this page`)); };
        document.head.append(script);
      }));
      if (shards.size > 8) shards.delete(shards.keys().next().value);
    }
    return shards.get(number);
  }

  async function detailOf(row) {
    const number = Math.floor(row.place / plan.shard) + 1;
    const found = (await detailsOf(number)).find((d) => d.id === row.id);
    if (!found) throw new Error("the page was made again since it was opened; load it anew");
    return found;
  }

  /* ----------------------------------------------------------------- view */

  let view = read();
  let shown = [];

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    const chosen = {};
    for (const facet of FACETS) chosen[facet.key] = new Set(given.getAll(facet.key));
    const sort = given.get("sort");
    return { q: given.get("q") || "", sort: Object.hasOwn(SORTS, sort || "") ? sort : "id", chosen, item: given.get("item") || "", attempt: Number(given.get("attempt")) || 0 };
  }

  function address(changes = {}) {
    const next = { ...view, ...changes };
    const out = new URLSearchParams();
    if (next.q) out.set("q", next.q);
    if (next.sort !== "id") out.set("sort", next.sort);
    for (const facet of FACETS) for (const value of next.chosen[facet.key]) out.append(facet.key, value);
    if (next.item) out.set("item", next.item);
    if (next.item && next.attempt) out.set("attempt", next.attempt);
    return `#${out}`;
  }

  function go(changes, { step = false } = {}) {
    const target = address(changes);
    if (target === (location.hash || "#")) return;
    history[step ? "pushState" : "replaceState"](null, "", target);
    show();
  }

  function haystack(row) {
    return (row.hay ??= `${row.id}\n${row.title || ""}\n${row.text || ""}\n${row.situation || ""}`.toLowerCase());
  }

  function pick() {
    const terms = view.q.toLowerCase().split(/\s+/).filter(Boolean);
    const used = FACETS.filter((f) => view.chosen[f.key].size);
    const counts = Object.fromEntries(FACETS.map((f) => [f.key, new Map()]));
    const count = (facet, row) => { for (const v of facet.of(row)) counts[facet.key].set(v, (counts[facet.key].get(v) || 0) + 1); };
    const found = [];
    for (const row of rows) {
      if (terms.length && !terms.every((t) => haystack(row).includes(t))) continue;
      const against = used.filter((f) => !f.of(row).some((v) => view.chosen[f.key].has(v)));
      if (!against.length) { found.push(row); for (const facet of FACETS) count(facet, row); }
      else if (against.length === 1) count(against[0], row);
    }
    const key = view.sort.replace("-", ""), sign = view.sort.startsWith("-") ? -1 : 1;
    if (key !== "id") found.sort((a, b) => (a[key] === undefined) - (b[key] === undefined) || sign * ((a[key] ?? 0) - (b[key] ?? 0)));
    return { found, counts };
  }

  /* ------------------------------------------------------------- overview */

  const grid = byId("grid");
  let drawn = 0;
  let scrolled = 0;

  function card(row) {
    const measured = row.alignment !== undefined;
    const meter = h("div", { class: "meter", "aria-hidden": "true" });
    if (measured) meter.append(h("i")), meter.firstChild.style.width = `${row.alignment * 100}%`;
    const open = [row.undecided && `${row.undecided} undecided`, row.errors && many(row.errors, "error")].filter(Boolean).join(", ");
    return h("li", {}, h("a", { class: "card", href: address({ item: row.id, attempt: 0 }), data: { id: row.id } },
      h("div", { class: "frame" },
        picture(row.small, row.alt || "", row.problem, row.failed && !row.title ? "No story" : "No picture"),
        row.source && row.small && h("span", { class: "tag" }, row.source)),
      h("div", { class: "words" },
        h("span", { class: "id" }, row.id),
        h("h2", {}, row.title || "No story"),
        h("p", { class: "line" },
          h("span", { class: "stop", data: { stop: row.stop } }, words(row.stop)),
          h("span", { class: "soft" }, row.attempts ? many(row.attempts, "attempt") : "no attempt", row.mended && " · mended")),
        h("p", { class: "line" },
          h("span", { class: "soft" }, "alignment"),
          h("span", { class: "number" }, measured ? [open && h("span", { class: "soft" }, `${open} · `), digits(row.alignment)] : "not measured")),
        meter)));
  }

  function drawMore(upTo = drawn + CHUNK) {
    const next = shown.slice(drawn, upTo);
    grid.append(...next.map(card));
    drawn += next.length;
    byId("more").hidden = drawn >= shown.length;
  }

  function drawFacets(counts) {
    const all = FACETS.map((facet) => {
      const kinds = facet.kinds;
      if (!kinds.length) return null;
      const chosen = view.chosen[facet.key];
      const long = kinds.length > 9 && !facet.open;
      const listed = long ? kinds.filter((v, i) => i < 8 || chosen.has(v)) : kinds;
      return h("fieldset", { data: { facet: facet.key } }, h("legend", {}, facet.name),
        listed.map((value) => {
          const n = counts[facet.key].get(value) || 0;
          return h("label", { class: n ? null : "none" },
            h("input", { type: "checkbox", checked: chosen.has(value), data: { value }, on: { change: (e) => choose(facet, value, e.target.checked) } }),
            h("span", {}, value), h("span", { class: "n" }, n.toLocaleString("en")));
        }),
        long && h("button", { type: "button", class: "less", on: { click: () => { facet.open = true; draw(); } } }, `${kinds.length - 8} more`));
    });
    const held = document.activeElement?.closest?.("#facets label")?.querySelector("input");
    const where = held && [held.closest("fieldset").dataset.facet, held.dataset.value];
    byId("facets").replaceChildren(...all.filter(Boolean));
    if (where) [...document.querySelectorAll("#facets input")].find((i) => i.dataset.value === where[1] && i.closest("fieldset").dataset.facet === where[0])?.focus();
  }

  function choose(facet, value, on) {
    const set = new Set(view.chosen[facet.key]);
    if (on) set.add(value); else set.delete(value);
    go({ chosen: { ...view.chosen, [facet.key]: set } });
  }

  function drawChips() {
    const chips = FACETS.flatMap((facet) => [...view.chosen[facet.key]].map((value) =>
      h("li", {}, h("button", { type: "button", title: "Take this filter out", on: { click: () => choose(facet, value, false) } }, `${facet.name}: ${value} ×`))));
    if (chips.length || view.q) chips.push(h("li", {}, h("button", { type: "button", on: { click: clear } }, "Clear all")));
    byId("chips").replaceChildren(...chips);
  }

  const clear = () => go({ q: "", chosen: Object.fromEntries(FACETS.map((f) => [f.key, new Set()])) });

  function draw() {
    const { found, counts } = pick();
    shown = found;
    if (byId("search").value !== view.q) byId("search").value = view.q;
    byId("sort").value = view.sort;
    byId("count").textContent = found.length === rows.length ? many(rows.length, "item") : `${found.length.toLocaleString("en")} of ${many(rows.length, "item")}`;
    drawFacets(counts);
    drawChips();
    grid.replaceChildren();
    drawn = 0;
    drawMore();
    if (!found.length) grid.append(h("li", { class: "nothing" }, rows.length ? "Nothing here fits." : "No item is finished yet."));
  }

  /* ------------------------------------------------------------- one item */

  const item = byId("item");
  let current = null;
  let bare = false;

  async function open() {
    const row = places.get(view.item);
    if (!row) { item.replaceChildren(h("p", { class: "warning" }, `There is no item ${view.item} here. `, h("a", { href: address({ item: "", attempt: 0 }) }, "All items"))); return; }
    let detail;
    try { detail = await detailOf(row); } catch (error) {
      item.replaceChildren(h("p", { class: "warning" }, `The details of ${row.id} cannot be shown: ${error.message}. `, h("a", { href: address({ item: "", attempt: 0 }) }, "All items")));
      return;
    }
    if (view.item !== row.id) return;
    const same = current && current.detail === detail;
    const attempts = detail.attempts || [];
    const attempt = attempts.find((a) => a.number === view.attempt) || attempts.find((a) => a.number === detail.best) || attempts.at(-1);
    current = { detail, attempt, row, points: new Map(), held: null, strange: null };
    const story = detail.draft?.story;
    for (const point of detail.view.points) current.points.set(point.id, { ...point });
    for (const point of detail.draft?.ledger.key_points || []) Object.assign(current.points.get(point.id), point, { span: current.points.get(point.id).span });
    if (attempt?.report && !checked(attempt)) current.strange = attempt.report.verdicts.map((v) => v.key_point);
    const back = same && document.activeElement?.closest?.(".tries, .shot")?.dataset?.tries !== undefined && view.attempt;
    const top = same ? scrollY : 0;
    item.replaceChildren(
      walk(row),
      heading(detail, attempt),
      h("div", { class: "desk" },
        easel(detail, attempt),
        h("div", {}, story ? tell(story, detail, attempt) : failure(detail), ledger(detail, attempt))),
      attempts.length > 1 ? strip(detail, attempt) : "",
      scores(detail),
      h("div", { class: "two" }, prompt(detail, attempt), critics(detail), foils(attempt), origin(detail, attempt)),
      raw(detail));
    document.title = `${detail.view.title || row.id} · ${runName}`;
    scrollTo(0, top);
    if (back) item.querySelector(`.tries [data-number="${CSS.escape(String(view.attempt))}"]`)?.focus();
    else if (!same) item.querySelector("h2")?.focus({ preventScroll: true });
  }

  const stateOf = (attempt, id) => (attempt ? current.detail.view.attempts[attempt.number].states[id] : undefined) || "error";
  const verdictOf = (attempt, id) => attempt?.report?.verdicts.find((v) => v.key_point === id);
  const pointOf = (id) => (current.strange ? null : current.points.get(id)) || { id, letter: String((current.strange || []).indexOf(id) + 1), text: words(id) };
  const checked = (attempt) => Boolean(attempt?.report) && current.detail.view.attempts[attempt.number].of_this_story;

  function neighbour(step) {
    const at = shown.findIndex((r) => r.id === view.item);
    return at < 0 ? (step > 0 ? shown[0] : null) : shown[at + step];
  }

  function walk(row) {
    const link = (step, text) => {
      const to = neighbour(step);
      return to ? h("a", { href: address({ item: to.id, attempt: 0 }), rel: step < 0 ? "prev" : "next" }, text) : h("a", { "aria-disabled": "true" }, text);
    };
    const at = shown.indexOf(row) + 1;
    return h("nav", { class: "walk", "aria-label": "Items" },
      h("a", { href: address({ item: "", attempt: 0 }), class: "back" }, "All items"),
      h("span", { class: "where" }, at ? `${at.toLocaleString("en")} of ${shown.length.toLocaleString("en")}` : "not among the filtered"),
      link(-1, ["←", h("span", {}, " Before")]), link(1, [h("span", {}, "After "), "→"]),
      h("button", { type: "button", class: "help-open", "aria-label": "Keys and signs", on: { click: help } }, "?"));
  }

  function heading(detail, attempt) {
    const story = detail.draft?.story;
    return h("header", { class: "title" }, h("h2", { tabindex: "-1" }, detail.view.title || detail.id),
      h("p", {},
        h("span", { class: "stop", data: { stop: detail.stop } }, words(detail.stop)),
        detail.why && h("span", {}, detail.why),
        h("span", {}, h("code", {}, detail.id)),
        current.row.setting && h("span", {}, current.row.setting),
        story?.situation && h("span", {}, words(story.situation)),
        attempt && h("span", {}, `${many(detail.attempts.length, "attempt")}${current.row.mended ? ", mended" : ""}`)));
  }

  function failure(detail) {
    const given = detail.brief.story || detail.brief.premise;
    return h("section", {}, h("h3", {}, "No story"),
      h("p", { class: "undrawn" }, detail.error ? `${detail.error.error}${detail.error.node ? ` in ${words(detail.error.node)}` : ""}: ${detail.error.message}` : detail.why || "no story came back"),
      given && h("div", { class: "block" }, h("h3", {}, detail.brief.story ? "Story that was given" : "Wish"), h("p", { class: "story" }, given)));
  }

  /* --- the picture and what lies over it */

  const percent = (share) => `${share * 100}%`;

  function lay(node, box) {
    Object.assign(node.style, { left: percent(box.x), top: percent(box.y), width: percent(box.width), height: percent(box.height) });
    return node;
  }

  function freePlace(box, taken) {
    const near = (p) => taken.some((t) => Math.hypot(t[0] - p[0], t[1] - p[1]) < 0.05);
    const inside = (p) => [Math.min(0.975, Math.max(0.025, p[0])), Math.min(0.975, Math.max(0.025, p[1]))];
    const corners = [[0, 0], [1, 0], [0, 1], [1, 1], [0.5, 0], [0, 0.5], [1, 0.5], [0.5, 1], [0.5, 0.5]].map(([u, v]) => [box.x + u * box.width, box.y + v * box.height]);
    for (const corner of corners) { const p = inside(corner); if (!near(p)) return p; }
    for (let ring = 1; ring < 12; ring++) for (let turn = 0; turn < 8; turn++) {
      const p = inside([corners[0][0] + ring * 0.05 * Math.cos(turn * Math.PI / 4), corners[0][1] + ring * 0.05 * Math.sin(turn * Math.PI / 4)]);
      if (!near(p)) return p;
    }
    return inside(corners[0]);
  }

  function overlay(attempt) {
    const layer = [], taken = [];
    for (const verdict of attempt.report?.verdicts || []) {
      const point = pointOf(verdict.key_point), state = stateOf(attempt, verdict.key_point);
      const boxes = verdict.clues.flatMap((clue) => clue.boxes);
      boxes.forEach((box, i) => layer.push(lay(h("div", { class: i ? "box" : "box first", data: { id: point.id, state }, "aria-hidden": "true" }), box)));
      if (!boxes.length) continue;
      const place = freePlace(boxes[0], taken);
      taken.push(place);
      const mark = pin(point, state, { type: "button", "aria-label": `${point.letter}, ${STATES[state][0]}: ${point.text}`, on: { click: () => hold(point.id) } }, "button");
      Object.assign(mark.style, { left: percent(place[0]), top: percent(place[1]) });
      layer.push(mark);
    }
    return layer;
  }

  function easel(detail, attempt) {
    const extra = attempt && detail.view.attempts[attempt.number];
    const stage = h("div", { class: bare ? "stage bare" : "stage" });
    if (attempt) {
      const { width, height } = attempt.painting.picture;
      stage.style.aspectRatio = `${width} / ${height}`;
      stage.style.setProperty("--ratio", width / height);
    } else stage.style.aspectRatio = "4 / 3";
    const image = picture(extra?.large, detail.view.alt, extra?.problem || detail.error?.message || detail.why);
    image.removeAttribute("loading");
    stage.append(image, ...(extra?.large ? overlay(attempt) : []));
    const tries = (detail.attempts || []).length > 1 && h("div", { class: "tries", role: "group", "aria-label": "Attempts" }, detail.attempts.map((a) =>
      h("button", { type: "button", "aria-pressed": String(a === attempt), "aria-label": `Attempt ${a.number}${a.number === detail.best ? ", stands for the item" : ""}`, data: { number: a.number, tries: "" }, on: { click: () => go({ attempt: a.number }) } },
        detail.view.attempts[a.number].small && h("img", { src: detail.view.attempts[a.number].small, alt: "" }), h("span", {}, a.number === detail.best ? `${a.number} ★` : a.number))));
    return h("figure", { class: "easel" }, stage,
      h("figcaption", {},
        h("p", { class: "tip", id: "tip", "aria-live": "polite" }, resting(attempt)),
        tries,
        h("div", { class: "tools" },
          extra?.large && attempt.report && h("button", { type: "button", id: "overlay", "aria-pressed": String(!bare), on: { click: toggle } }, "Boxes ", h("kbd", {}, "o")),
          extra?.source && h("span", { class: "soft" }, extra.source),
          extra?.large && !plan.single && h("a", { href: extra.large }, "original picture"))));
  }

  function resting(attempt) {
    if (!attempt) return "";
    if (!attempt.report) return "This picture was not checked.";
    if (!checked(attempt)) return "This attempt painted another telling of the story; its key points stand here by their names.";
    const counts = Object.keys(STATES).map((s) => [s, [...current.points.keys()].filter((id) => stateOf(attempt, id) === s).length]).filter(([, n]) => n);
    return `${many(current.points.size, "key point")}: ${counts.map(([s, n]) => `${n} ${STATES[s][0]}`).join(", ")}.`;
  }

  function toggle() {
    bare = !bare;
    item.querySelector(".stage")?.classList.toggle("bare", bare);
    byId("overlay")?.setAttribute("aria-pressed", String(!bare));
  }

  function light(ids) {
    const on = new Set(ids);
    for (const node of item.querySelectorAll("[data-id], [data-ids]")) node.classList.toggle("lit", node.dataset.ids ? node.dataset.ids.split(" ").some((id) => on.has(id)) : on.has(node.dataset.id));
    item.querySelector(".stage")?.classList.toggle("one", on.size > 0 && [...on].some((id) => verdictOf(current.attempt, id)));
    const tip = byId("tip");
    if (!tip) return;
    if (!on.size) { tip.textContent = resting(current.attempt); return; }
    tip.replaceChildren(...[...on].flatMap((id, i) => {
      const point = pointOf(id), state = stateOf(current.attempt, id);
      return [i ? h("br") : "", h("b", {}, `${point.letter} `), point.text, " ", h("span", { class: "state", data: { state } }, STATES[state][0]), " ", reason(current.attempt, id)];
    }));
  }

  function hold(id) {
    current.held = current.held === id ? null : id;
    light(current.held ? [current.held] : []);
  }

  function reason(attempt, id) {
    const verdict = verdictOf(attempt, id), state = stateOf(attempt, id);
    if (state === "held") return `rests on ${pointOf(id).parents.filter((p) => stateOf(attempt, p) !== "seen").map((p) => pointOf(p).letter).join(", ")}, not seen`;
    return verdict?.reason || "";
  }

  const idsAt = (node) => { const at = node?.closest?.("[data-id], [data-ids]"); return at && item.contains(at) && !at.classList.contains("box") ? (at.dataset.ids?.split(" ") || [at.dataset.id]) : null; };
  const focused = () => (item.contains(document.activeElement) && document.activeElement.matches(":focus-visible") && idsAt(document.activeElement)) || [];
  const rest = () => light(current.held ? [current.held] : focused());
  item.addEventListener("mouseover", (e) => { if (!current) return; const ids = idsAt(e.target); if (ids) light(ids); else rest(); });
  item.addEventListener("mouseleave", () => current && rest());
  item.addEventListener("focusin", () => current && focused().length && light(focused()));
  item.addEventListener("focusout", () => current && rest());

  /* --- the story and its ledger */

  /* A text in pieces, those that tell key points marked with letter and state; spans may lie over one another. */
  function marked(text, spans, attempt) {
    const cuts = [...new Set([0, text.length, ...spans.flatMap((p) => p.span)])].filter((n) => n <= text.length).sort((a, b) => a - b);
    const worst = ["missing", "weak", "held", "error", "unknown", "seen"];
    return cuts.slice(0, -1).flatMap((start, i) => {
      const piece = text.slice(start, cuts[i + 1]);
      const over = spans.filter((p) => p.span[0] <= start && p.span[1] >= cuts[i + 1]);
      if (!over.length) return [piece];
      const states = over.map((p) => stateOf(attempt, p.id));
      return [
        ...over.filter((o) => o.span[0] === start).map((p) => h("sup", { "aria-hidden": "true", data: { state: stateOf(attempt, p.id) } }, p.letter)),
        h("span", { class: "span", data: { ids: over.map((p) => p.id).join(" "), state: worst.find((s) => states.includes(s)) }, on: { click: () => hold(over[0].id) } }, piece)];
    });
  }

  function tell(last, detail, attempt) {
    const story = (current.strange && (detail.other_drafts || []).find((d) => d.story.round === attempt.story_round)?.story) || last;
    const text = h("p", { class: "story", dir: "auto" }, marked(story.text, current.strange || !attempt?.report ? [] : [...current.points.values()].filter((p) => p.span), attempt));
    const undrawn = [...new Set([...(story.not_drawable || []), ...(attempt?.painting.not_drawn || [])])];
    const other = current.strange && `This attempt painted telling ${attempt.story_round}; telling ${detail.draft.story.round} stands for the item.`;
    return h("section", {}, h("h3", {}, "Story"), other && h("p", { class: "undrawn" }, other), text,
      undrawn.length > 0 && h("p", { class: "undrawn" }, h("b", {}, "Not drawn: "), undrawn.join(" · ")));
  }

  function ledger(detail, attempt) {
    const report = attempt?.report;
    if (!current.points.size && !report) return "";
    const listed = current.strange ? current.strange.map(pointOf) : [...current.points.values()];
    const groups = DIMENSIONS.map((d) => [d, listed.filter((p) => p.dimension === d)]).filter(([, points]) => points.length);
    return h("section", { class: "block" }, h("h3", {}, "Chains of reasoning: the ledger"),
      groups.length > 0 && h("div", { class: "matrix" }, groups.flatMap(([dimension, points]) => [
        h("span", { class: "soft small" }, words(dimension)), h("div", {}, points.map((p) => pin(p, stateOf(attempt, p.id))))])),
      h("ol", {}, listed.map((p) => ledgerRow(p, attempt))),
      report && h("p", { class: "small soft" }, tallied(report), ` Judged by ${maker(report.made_by)}.`));
  }

  function tallied(report) {
    const s = report.scores;
    const value = (name, v) => (v === undefined ? `${name} not measured` : `${name} ${digits(v)}`);
    return `${s.yes} yes, ${s.no} no, ${s.unknown} undecided, ${s.error} errors; ${value("micro", s.micro)}, ${value("macro", s.macro)}, ${value("corrected", s.corrected)}, ${s.foil_fpr === undefined ? "no foils" : `false alarms ${Math.round(s.foil_fpr * 100)}%`}.`;
  }

  function ledgerRow(point, attempt) {
    const known = attempt?.report, state = stateOf(attempt, point.id), verdict = verdictOf(attempt, point.id);
    const clues = verdict?.clues.length ? verdict.clues : point.clues || [];
    return h("li", { class: "point", data: { id: point.id, state: known ? state : "" } }, h("details", {},
      h("summary", {},
        pin(point, known ? state : "unknown"),
        h("span", {}, point.text,
          h("span", { class: "meta" }, [point.dimension && words(point.dimension), point.importance, point.parents?.length ? `rests on ${point.parents.map((p) => pointOf(p).letter).join(", ")}` : ""].filter(Boolean).join(" · ")),
          known && state !== "seen" && h("span", { class: "why" }, reason(attempt, point.id))),
        h("span", { class: "state" }, known ? STATES[state][0] : "not checked")),
      h("div", { class: "evidence" },
        verdict?.reason && ["seen", "held"].includes(state) && !clues.some((c) => c.reason === verdict.reason) && h("p", {}, verdict.reason),
        h("ul", {}, clues.map((clue) => h("li", {},
          h("b", {}, clue.text),
          clue.verdict && h("span", {}, ` — ${{ yes: "yes", no: "no", unknown: "undecided", error: "judge error" }[clue.verdict]}${clue.finding ? ` (${words(clue.finding)})` : ""}`),
          clue.blocker && h("span", {}, `; hidden by ${words(clue.blocker)}`),
          clue.reason && h("span", { class: "soft" }, ` ${clue.reason}`),
          clue.evidence && h("span", { class: "numbers" }, Object.entries(clue.evidence).map(([k, v]) => `${words(k)} ${v}`).join(" · "))))),
        point.parents?.length > 0 && h("p", { class: "soft" }, "Rests on: ", point.parents.map((p) => `${pointOf(p).letter} ${pointOf(p).text}`).join(" ")),
        h("code", { class: "soft" }, point.id))));
  }

  /* --- how it came about */

  function strip(detail, attempt) {
    const last = detail.attempts.at(-1);
    return h("section", { class: "block" }, h("h3", {}, "Film strip: how the picture came about"),
      h("div", { class: "strip", tabindex: "0", role: "group", "aria-label": "Attempts in order" }, detail.attempts.map((a) => {
        const extra = detail.view.attempts[a.number], s = a.report?.scores;
        const flips = (ids, kind, word) => ids.length > 0 && h("div", { class: `flips ${kind}`, "aria-label": `${word}: ${ids.join(", ")}` }, ids.map((id) => (extra.of_this_story && !current.strange ? pin(pointOf(id), stateOf(a, id)) : h("code", {}, id))));
        return h("div", { class: a === last ? "shot last" : "shot", "aria-current": a === attempt ? "true" : null },
          h("button", { type: "button", data: { tries: "", number: a.number }, "aria-label": `Show attempt ${a.number}`, on: { click: () => go({ attempt: a.number }) } },
            picture(extra.small, `Attempt ${a.number}`, extra.problem),
            a.number === detail.best && h("span", { class: "tag kept" }, "★ stands for the item"),
            a.number !== detail.best && a.kept && h("span", { class: "tag kept" }, "best until then")),
          h("div", { class: "said" },
            h("h4", {}, `${a.number} · ${ACTIONS[a.action] || words(a.action)}${a.parent ? ` from ${a.parent}` : ""}`),
            h("span", { class: "soft" }, `telling ${a.story_round}, round ${a.round}, candidate ${a.candidate}`),
            s ? h("span", { class: "number" }, s.corrected === undefined ? "alignment not measured" : `alignment ${digits(s.corrected)}`, h("span", { class: "soft" }, ` · ${s.yes} of ${s.yes + s.no} seen${s.unknown ? `, ${s.unknown} undecided` : ""}${s.error ? `, ${many(s.error, "error")}` : ""}`)) : h("span", { class: "soft" }, "not checked"),
            flips(extra.gained, "up", `Gained since attempt ${extra.compared_with}`), flips(extra.lost, "down", `Lost since attempt ${extra.compared_with}`),
            extra.moves.length > 0 && h("ul", { class: "moves" }, extra.moves.map((m) => h("li", {}, m.what, m.because && h("span", { class: "soft" }, ` (${m.because})`))))),
          a.why && h("p", { class: "next" }, a.why));
      })));
  }

  function scores(detail) {
    const given = detail.scores;
    if (!given) return "";
    const names = { alignment: "Alignment, corrected", complexity: "Semantic complexity", novelty: "Novelty: distance to the nearest story" };
    return h("section", { class: "block" }, h("h3", {}, "Evaluations"), h("div", { class: "three" }, Object.entries(names).map(([key, name]) => {
      const m = given[key];
      return h("div", { class: "score", data: { measure: key } }, h("p", { class: "small" }, name),
        m.kind === "score" ? h("p", { class: "value" }, digits(m.value, 3)) : h("p", { class: "value not" }, `not measured: ${m.message}`),
        h("p", { class: "by" }, maker(m.evaluator)),
        m.kind === "score" && h("dl", {}, Object.entries(m.detail).flatMap(([k, v]) => [h("dt", {}, words(k)), h("dd", {}, Number.isInteger(v) ? v : digits(v))])));
    })));
  }

  function critics(detail) {
    const rounds = detail.critiques || [];
    if (!rounds.length) return "";
    const low = (score) => score !== undefined && score < plan.min_score;
    return h("section", { class: "block" }, h("h3", {}, rounds.length > 1 ? "The critic's rounds" : "The critic"),
      h("div", { class: "scroll" }, h("table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Round"), rounds.map((c) => h("th", { scope: "col", class: "number" }, c.round)))),
        h("tbody", {}, DIMENSIONS.map((d) => h("tr", {}, h("th", { scope: "row" }, words(d)), rounds.map((c) => h("td", { class: low(c.scores[d]) ? "number low" : "number" }, c.scores[d] === undefined ? "–" : `${c.scores[d]} of 5`)))),
          h("tr", {}, h("th", { scope: "row" }, "single moment"), rounds.map((c) => h("td", { class: "number" }, c.single_moment ? "yes" : "no"))),
          h("tr", {}, h("th", { scope: "row" }, "novelty"), rounds.map((c) => h("td", { class: "number" }, c.novelty === undefined ? "–" : digits(c.novelty))))))),
      h("ul", { class: "notes" }, rounds.flatMap((c) => [
        ...(c.unpaintable?.length ? [h("li", {}, h("span", { class: "soft" }, `Round ${c.round}, cannot be painted: `), c.unpaintable.join(", "))] : []),
        ...c.notes.map((n) => h("li", {}, h("span", { class: "soft" }, `Round ${c.round}${n.dimension ? `, ${words(n.dimension)}` : ""}: `), n.message, n.quote && h("q", {}, n.quote)))])),
      (detail.other_drafts || []).map(({ story }) => h("details", { class: "other" },
        h("summary", { class: "small" }, `The story of round ${story.round}`), h("p", { class: "story", dir: "auto" }, story.text))),
      h("p", { class: "small soft" }, `By ${[...new Set(rounds.map((c) => maker(c.made_by)))].join("; ")}.`));
  }

  function prompt(detail, attempt) {
    const painting = attempt?.painting;
    if (!painting?.prompt) return "";
    const told = detail.view.attempts[attempt.number].prompt_spans.filter(({ id }) => current.points.has(id)).map(({ id, span }) => ({ ...pointOf(id), span }));
    return h("section", { class: "block" }, h("h3", {}, "Prompt: what the painter was told"),
      h("p", { class: "prompt", dir: "auto" }, marked(painting.prompt, current.strange || !attempt.report ? [] : told, attempt)),
      painting.revised_prompt && h("p", { class: "prompt", dir: "auto" }, h("b", {}, "As the provider changed it: "), painting.revised_prompt));
  }

  function foils(attempt) {
    const list = attempt?.report?.foils || [];
    if (!list.length) return "";
    const told = { yes: "believed: a false alarm", no: "rejected", unknown: "undecided", error: "judge error" };
    return h("section", { class: "block" }, h("h3", {}, "Foils: false statements put to the judge"),
      h("div", { class: "scroll" }, h("table", {}, h("tbody", {}, list.map((f) => h("tr", {},
        h("td", {}, f.text, h("span", { class: "soft small" }, ` ${words(f.kind)}`), f.reason && h("div", { class: "soft small" }, f.reason)),
        h("td", { class: f.verdict === "yes" ? "verdict low" : "verdict" }, told[f.verdict])))))));
  }

  function origin(detail, attempt) {
    const { brief, usage } = detail, story = detail.draft?.story;
    const path = attempt?.painting.picture.path;
    const facts = [
      ["asked", [brief.mode && words(brief.mode), brief.setting && words(brief.setting), brief.premise && `wish: ${brief.premise}`, brief.story && "a story was given"].filter(Boolean).join(", ")],
      ["seed of the item", brief.seed],
      ["examples shown", (story?.examples || []).join(", ")],
      ["story by", story && `${maker(story.made_by)}, round ${story.round}`],
      ["picture by", attempt && `${maker(attempt.painting.made_by)}${attempt.painting.seed === undefined ? "" : `, seed ${attempt.painting.seed}`}`],
      ["picture", attempt && `${attempt.painting.picture.width} × ${attempt.painting.picture.height}, ${attempt.painting.picture.media_type}, sha256 ${attempt.painting.picture.sha256}`],
      ...Object.entries(detail.crew || {}).map(([role, who]) => [words(role), maker(who)]),
      ["calls", usage && `${usage.story_calls} story, ${usage.critic_calls} critic, ${usage.paint_calls} painting, ${usage.check_calls} checks`],
      ["faults of answers", Object.entries(usage?.faults || {}).map(([kind, n]) => `${words(kind)} ${n}`).join(", ")],
      ["cost", usage?.cost_usd === undefined ? "" : `${usage.cost_usd} USD`],
      ["error", detail.error && `${detail.error.error}: ${detail.error.message}`],
    ].filter(([, value]) => value);
    const command = path && `storytelling-painter show ${/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`}`;
    return h("section", { class: "block" }, h("h3", {}, "Where it comes from"),
      h("dl", { class: "facts-table" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
      command && h("div", { class: "block" }, h("p", { class: "small soft" }, "The recipe, read from the picture (in the run folder):"),
        h("div", { class: "copy" }, h("code", { id: "command" }, command), h("button", { type: "button", on: { click: copy } }, "Copy"))));
  }

  async function copy(event) {
    const button = event.currentTarget;
    try { await navigator.clipboard.writeText(byId("command").textContent); button.textContent = "Copied"; } catch { getSelection().selectAllChildren(byId("command")); button.textContent = "Selected"; }
  }

  function raw(detail) {
    const { view: computed, ...record } = detail;
    const text = h("pre", { tabindex: "0" });
    return h("details", { class: "more", on: { toggle: (e) => { if (e.target.open && !text.textContent) text.textContent = JSON.stringify(record, null, 1); } } },
      h("summary", {}, "The record as JSON"),
      h("p", { class: "small soft" }, "Less plans, claims and longer lists of evidence; the whole record is line ", String(computed.line), " of ", plan.single ? "items.jsonl" : h("a", { href: "../items.jsonl" }, "items.jsonl"), " in the run folder."), text);
  }

  /* --------------------------------------------------------------- moving */

  const runName = document.title.split(" · ")[0];
  const pageTitle = document.title;

  function show() {
    const was = view;
    view = read();
    const known = rows.length ? JSON.stringify([was.q, was.sort, ...FACETS.map((f) => [...was.chosen[f.key]])]) : "";
    if (known !== JSON.stringify([view.q, view.sort, ...FACETS.map((f) => [...view.chosen[f.key]])]) || !drawn) draw();
    const inItem = Boolean(view.item);
    if (inItem && byId("item").hidden) scrolled = scrollY;
    byId("browse").hidden = inItem;
    document.querySelector(".masthead").hidden = inItem;
    item.hidden = !inItem;
    if (inItem) { open(); return; }
    current = null;
    item.replaceChildren();
    document.title = pageTitle;
    if (was.item) back(was.item);
  }

  function back(id) {
    const at = shown.findIndex((r) => r.id === id);
    if (at >= drawn) drawMore(at + CHUNK);
    scrollTo(0, scrolled);
    const from = grid.children[at]?.firstElementChild;
    from?.focus({ preventScroll: true });
    const seen = from?.getBoundingClientRect();
    if (seen && (seen.top < 80 || seen.bottom > innerHeight)) from.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const cards = [...grid.querySelectorAll(".card")];
    const at = cards.indexOf(document.activeElement);
    const across = cards.filter((c) => c.getBoundingClientRect().top === cards[0]?.getBoundingClientRect().top).length || 1;
    const next = at < 0 ? 0 : at + (by === "up" ? -across : by === "down" ? across : by);
    if (next >= cards.length && drawn < shown.length) { drawMore(); grid.children[next]?.firstElementChild?.focus(); } else cards[Math.max(0, Math.min(next, cards.length - 1))]?.focus();
  }

  function tryStep(by) {
    const list = current?.detail.attempts || [];
    const next = list[list.indexOf(current?.attempt) + by];
    if (next) go({ attempt: next.number });
  }

  const help = () => byId("help").showModal();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const typing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
    if (event.key === "Escape") {
      if (event.target === byId("search")) { if (view.q) go({ q: "" }); else byId("search").blur(); } else if (current?.held) hold(current.held); else if (view.item) go({ item: "", attempt: 0 }, { step: true }); else return;
    } else if (typing) {
      if (event.target === byId("search") && (event.key === "Enter" || event.key === "ArrowDown")) grid.querySelector(".card")?.focus(); else return;
    } else if (event.key === "/") {
      if (view.item) go({ item: "", attempt: 0 }, { step: true });
      byId("search").focus();
      byId("search").select();
    } else if (event.key === "?") help();
    else if (view.item) {
      const to = event.key === "ArrowRight" ? neighbour(1) : event.key === "ArrowLeft" ? neighbour(-1) : null;
      if (to) go({ item: to.id, attempt: 0 }, { step: true });
      else if (event.key === "o") toggle();
      else if (event.key === "[") tryStep(-1);
      else if (event.key === "]") tryStep(1);
      else return;
    } else {
      const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up" }[event.key];
      const free = document.activeElement === document.body || document.activeElement?.closest?.("#grid, #main:focus");
      if (by === undefined || !free || (event.key.match(/Up|Down/) && !document.activeElement.closest("#grid"))) return;
      step(by);
    }
    event.preventDefault();
  });

  function begin(given) {
    rows = given;
    for (const row of rows) places.set(row.id, row);
    for (const facet of FACETS) {
      const counts = new Map();
      for (const row of rows) for (const value of facet.of(row)) counts.set(value, (counts.get(value) || 0) + 1);
      facet.kinds = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
    }
    show();
  }

  byId("sort").append(...Object.entries(SORTS).map(([value, text]) => h("option", { value }, text)));
  byId("signs").append(...Object.entries(STATES).map(([state, [word, meaning]]) => h("div", {}, h("dt", {}, pin({ id: "", letter: "A" }, state)), h("dd", {}, h("b", {}, word), ` — ${meaning}`))));
  byId("search").addEventListener("input", (e) => go({ q: e.target.value }));
  byId("sort").addEventListener("change", (e) => go({ sort: e.target.value }));
  byId("filters").addEventListener("click", (e) => e.currentTarget.setAttribute("aria-expanded", String(byId("facets").classList.toggle("open"))));
  byId("skip").addEventListener("click", (e) => { e.preventDefault(); byId("main").focus(); });
  document.querySelector(".bar .help-open").addEventListener("click", help);
  addEventListener("beforeprint", () => drawMore(600));
  addEventListener("hashchange", show);
  addEventListener("popstate", show);
  new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting) && !view.item && drawn < shown.length) drawMore(); }, { rootMargin: "900px" }).observe(byId("more"));

  const inside = block("details");
  if (inside) shards.set(1, Promise.resolve(inside));
  const index = block("rows");
  if (index) begin(index);
})();
