"use strict";
/* The labelling page. Texts are set as text and never as markup; answers stay in this browser until they are exported. */
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const ANSWERS = ["yes", "no", "unsure"];
  const KEYS = { y: "yes", n: "no", u: "unsure" };
  const total = data.tasks.reduce((sum, task) => sum + task.statements.length, 0);
  let answers = new Map();
  let task = 0;
  let row = 0;
  let last = "";

  const place = (t, r) => `${t} ${r}`;
  const rater = () => byId("rater").value.trim();
  const shelf = () => `storytelling-labels ${data.set} ${rater()}`;

  function keep() {
    try { localStorage.setItem(shelf(), JSON.stringify([...answers])); } catch { warn("This browser keeps nothing; export before you close the page."); }
  }

  function recall() {
    let kept = [];
    try { kept = JSON.parse(localStorage.getItem(shelf()) || "[]"); } catch { kept = []; }
    answers = new Map(Array.isArray(kept) ? kept.filter((pair) => Array.isArray(pair) && ANSWERS.includes(pair[1])) : []);
  }

  function warn(text) {
    byId("warning").textContent = text;
    byId("warning").hidden = !text;
  }

  function draw() {
    const now = data.tasks[task];
    byId("image").src = now.image;
    byId("place").textContent = `Picture ${task + 1} of ${data.tasks.length}`;
    byId("statements").replaceChildren(...now.statements.map((statement, r) => {
      const line = document.createElement("li");
      line.className = r === row ? "current" : "";
      const text = document.createElement("bdi");
      text.textContent = statement.text;
      const buttons = document.createElement("span");
      for (const answer of ANSWERS) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = answer;
        button.setAttribute("aria-pressed", String(answers.get(place(task, r)) === answer));
        button.setAttribute("aria-label", `${answer}: ${statement.text}`);
        button.addEventListener("click", () => { row = r; give(answer, false); });
        buttons.append(button);
      }
      line.append(text, buttons);
      return line;
    }));
    byId("progress").textContent = `${answers.size} of ${total} answered`;
    byId("before").disabled = task === 0;
    byId("after").disabled = task === data.tasks.length - 1;
  }

  function give(answer, goOn) {
    answers.set(place(task, row), answer);
    keep();
    if (goOn) step(1); else draw();
  }

  function step(by) {
    const rows = data.tasks[task].statements.length;
    if (row + by >= 0 && row + by < rows) row += by;
    else if (by > 0 && task < data.tasks.length - 1) { task += 1; row = 0; }
    draw();
  }

  function turn(by) {
    if (task + by < 0 || task + by >= data.tasks.length) return;
    task += by;
    row = 0;
    draw();
  }

  function send() {
    if (!rater()) { warn("Write your name first."); byId("rater").focus(); return; }
    const labels = [];
    data.tasks.forEach((each, t) => each.statements.forEach((statement, r) => {
      const answer = answers.get(place(t, r));
      if (answer) labels.push({ item: each.item, picture: each.picture, statement: statement.id, text: statement.text, answer });
    }));
    const file = { kind: "labels", schema_version: 1, set: data.set, rater: rater(), labels };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
    link.download = `labels-${rater().replace(/[^A-Za-z0-9_-]+/g, "_")}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    warn(labels.length < total ? `Exported; ${total - labels.length} statements have no answer yet.` : "");
  }

  function rename() {
    const unnamed = last === "" ? answers : new Map();
    recall();
    if (!answers.size && unnamed.size) {
      answers = unnamed;
      keep();
      try { localStorage.removeItem(`storytelling-labels ${data.set} `); } catch { /* nothing was kept there either */ }
    }
    last = rater();
    draw();
  }

  byId("rater").addEventListener("change", rename);
  byId("export").addEventListener("click", send);
  byId("before").addEventListener("click", () => turn(-1));
  byId("after").addEventListener("click", () => turn(1));
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (Object.hasOwn(KEYS, event.key)) give(KEYS[event.key], true);
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "ArrowRight") turn(1);
    else if (event.key === "ArrowLeft") turn(-1);
    else return;
    event.preventDefault();
  });
  recall();
  draw();
})();
