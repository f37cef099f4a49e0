const FIRST_LOOK_MS = 150;
const LONGEST_LOOK_MS = 3000;
const ANSWER_LIMIT_MS = 15000;
const SHORT_DIGITS = 48;

const form = document.getElementById("form");
const input = document.getElementById("index");
const button = form.querySelector("button");
const message = document.getElementById("message");

/** The value this visitor waits for, if any. */
let awaited = null;
/** Whether the message on display says that something is away, so that it goes when that returns. */
let outage = false;
let timer = 0;
let pause = FIRST_LOOK_MS;
let shown = new Map();

class Failure extends Error {}

/** Sends a request; every way of failing becomes a Failure whose message is fit for the visitor. */
async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  } catch {
    throw new Failure("The application does not answer. Is it still running?");
  }
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) {
    return body;
  }
  throw new Failure(sentence(body?.error ?? `the server is not available (status ${response.status})`));
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!]$/.test(text) ? "" : ".");
}

function say(text, kind = "") {
  if (message.textContent !== text) {
    message.textContent = text;
  }
  message.dataset.kind = kind;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

const isNumber = (value) => /^\d+$/.test(value);

/** Long numbers fold down to their first and last digits. */
function cell(value) {
  const td = document.createElement("td");
  if (!isNumber(value)) {
    td.append(element("span", `${value}…`, "pending"));
  } else if (value.length <= SHORT_DIGITS) {
    td.textContent = value;
  } else {
    const details = document.createElement("details");
    const summary = element("summary", `${value.slice(0, 20)}…${value.slice(-8)} `);
    summary.append(element("span", `${value.length} digits`, "digits"));
    details.append(summary, value);
    td.append(details);
  }
  return td;
}

function showValues(values) {
  const rows = Object.entries(values).sort(([a], [b]) => Number(a) - Number(b));
  const next = new Map(rows);
  const unchanged = next.size === shown.size && rows.every(([index, value]) => shown.get(index) === value);
  document.getElementById("no-values").hidden = rows.length > 0;
  if (unchanged) {
    return;
  }
  const first = shown.size === 0;
  document.getElementById("values").replaceChildren(
    ...rows.map(([index, value]) => {
      const row = document.createElement("tr");
      const head = element("th", index);
      head.scope = "row";
      row.append(head, cell(value));
      row.classList.toggle("fresh", !first && isNumber(value) && shown.get(index) !== value);
      return row;
    }),
  );
  shown = next;
}

function showSeen(rows) {
  document.getElementById("seen").replaceChildren(...rows.map((row) => element("li", String(row.number))));
  document.getElementById("no-seen").hidden = rows.length > 0;
}

function sourceIs(id, state) {
  document.getElementById(id).dataset.state = state;
}

const calculating = (index) => `Calculating F(${index})…`;

/** Shows what each service has; one being away does not hide what the other knows. */
async function refresh() {
  clearTimeout(timer);
  const [seen, current] = await Promise.allSettled([request("/api/values/all"), request("/api/values/current")]);
  sourceIs("postgres", seen.status === "fulfilled" ? "up" : "down");
  sourceIs("redis", current.status === "fulfilled" ? "up" : "down");
  if (seen.status === "fulfilled") {
    showSeen(seen.value);
  }
  if (current.status === "fulfilled") {
    showValues(current.value);
  }
  const failure = [seen, current].find((result) => result.status === "rejected");
  if (failure) {
    outage = true;
    say(failure.reason.message, "error");
  } else if (outage) {
    outage = false;
    say(awaited === null ? "" : calculating(awaited));
  }
  if (current.status === "fulfilled") {
    reportAwaited(current.value);
  }
  const open = current.status === "fulfilled" && !Object.values(current.value).every(isNumber);
  if (failure || open) {
    clearTimeout(timer);
    timer = setTimeout(refresh, pause);
    pause = Math.min(pause * 1.5, LONGEST_LOOK_MS);
  } else {
    pause = FIRST_LOOK_MS;
  }
}

function reportAwaited(values) {
  if (awaited !== null && isNumber(values[awaited] ?? "")) {
    const value = values[awaited];
    say(`F(${awaited}) ${value.length > 20 ? `has ${value.length} digits` : `= ${value}`}`, "done");
    awaited = null;
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const index = input.valueAsNumber;
  const usable = Number.isInteger(index) && index >= 0 && index <= 1000;
  input.setAttribute("aria-invalid", String(!usable));
  if (!usable) {
    say("Please enter a whole number from 0 to 1000.", "error");
    input.focus();
    return;
  }
  button.disabled = true;
  say(calculating(index));
  try {
    await request("/api/values", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ index }),
    });
    awaited = String(index);
    pause = FIRST_LOOK_MS;
    input.select();
    await refresh();
  } catch (failure) {
    say(failure.message, "error");
    refresh();
  } finally {
    button.disabled = false;
  }
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    refresh();
  }
});

refresh();
