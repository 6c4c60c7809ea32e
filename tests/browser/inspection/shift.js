// What has moved by itself: nothing once the page was there, and hardly anything while its pictures
// came. Before that the HTML was still arriving, and how much of it was painted in between says
// something about the machine, not about the page.
const done = arguments[arguments.length - 1];
const faults = [];
const { domContentLoadedEventEnd: arrived, loadEventStart: there } = performance.getEntriesByType("navigation")[0];
// A page that was painted half shows its rest in the first frame after its HTML has arrived.
const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? arrived;
let half = painted < arrived;
const observer = new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput || entry.startTime < arrived) continue;
    if (half && entry.startTime < there) {
      half = false;
      continue;
    }
    if (entry.value < (entry.startTime > there ? 0.001 : 0.05)) continue;
    const moved = entry.sources.map(it => it.node?.outerHTML?.slice(0, 60) ?? "something gone");
    faults.push(`moved by ${entry.value.toFixed(3)}: ${moved.join(", ")}`);
  }
});
observer.observe({ type: "layout-shift", buffered: true });
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
  observer.disconnect();
  done(faults);
})));
