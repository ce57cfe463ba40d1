import { IconArrowsSplit2, IconChartBar, IconHeadset, IconHome } from "@tabler/icons-react";

export const MENU = [
  { path: "/", text: "overview", icon: IconHome },
  { path: "/rotators", text: "rotators", icon: IconArrowsSplit2 },
  { path: "/cs", text: "cs", icon: IconHeadset },
  { path: "/reports", text: "reports", icon: IconChartBar },
] as const;
