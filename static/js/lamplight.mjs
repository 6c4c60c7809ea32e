// Makes pages nicer; every page works without it. One module per concern, loaded where it is needed.
import "./forms.mjs";
import "./times.mjs";
import "./dialogs.mjs";
import "./kept.mjs";

document.documentElement.classList.add("scripted");
if (document.querySelector("[data-time-zone], [data-time-zone-offer]")) await import("./time-zone.mjs");
if (document.querySelector("header.house")) await import("./search.mjs");
if (document.querySelector("[data-most]")) await import("./counters.mjs");
if (document.querySelector("form[data-notes]")) await import("./notes.mjs");
if (document.querySelector(".faces")) await import("./faces.mjs");
if (document.querySelector("[data-seconds], [data-facts]")) await import("./undo.mjs");
if (document.querySelector("[data-room]")) await import("./rooms.mjs");
else await import("./share.mjs");
if (document.querySelector("[data-entries]")) await import("./entries.mjs");
if (document.querySelector("[data-live]")) await import("./live.mjs");
if (document.querySelector("[data-workshop]")) await import("./workshop.mjs");
if (document.querySelector("[data-facts]")) await import("./facts.mjs");
if (document.querySelector("[data-again]")) await import("./again.mjs");
if (document.querySelector("[data-no-line]")) await import("./kept-here.mjs");
