import { ClicksView } from "./clicks-view.tsx";

/** Clicks of all rotators, as a part of the reports. */
export function ClicksTab() {
  return <ClicksView />;
}
