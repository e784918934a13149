"use strict";
// What the reader wants to see, and how it is written into the address: #?outcome=not_met&lang=zh&at=f12.
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

const FACETS = ["outcome", "concern", "pack", "track", "severity", "document", "state"];
const LANGUAGES = ["en", "zh", "both"];
const opened = root.dataset.show;
const state = { facets: new Map(FACETS.map((name) => [name, new Set()])), q: "", at: "", from: "" };

const filtering = () => state.q !== "" || FACETS.some((name) => state.facets.get(name).size > 0);

function read(query) {
  const given = new URLSearchParams(query);
  for (const name of FACETS) state.facets.set(name, new Set((given.get(name) ?? "").split(",").filter(Boolean)));
  state.q = given.get("q") ?? "";
}

function written() {
  const given = new URLSearchParams();
  for (const name of FACETS) if (state.facets.get(name).size) given.set(name, Array.from(state.facets.get(name)).join(","));
  if (state.q) given.set("q", state.q);
  if (root.dataset.show !== opened) given.set("lang", root.dataset.show);
  if (state.at) given.set("at", state.at);
  const query = given.toString().replaceAll("%2C", ",");
  return query ? `#?${query}` : "#";
}

function remember(how) {
  const address = written();
  if (address === (location.hash || "#")) return;
  try {
    history[how](null, "", address);
  } catch {
    // A browser may refuse to change the address of a file; the page works without.
  }
}

function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {
    // The same as for the theme: then it holds for this page only.
  }
  return null;
}

function words(element) {
  const names = root.dataset.show === "both" ? (root.dataset.first === "zh" ? ["zh", "en"] : ["en", "zh"]) : [root.dataset.show];
  return Array.from(new Set(names.map((name) => element.dataset[name]))).join(" · ");
}
