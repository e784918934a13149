"use strict";
// Runs before anything is drawn, so that nothing flickers.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("poolcheck-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage may be closed to a page from a file; the theme is that of the system then.
  }
  const wanted = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("lang");
  if (["en", "zh", "both"].includes(wanted)) root.dataset.show = wanted;
})();
