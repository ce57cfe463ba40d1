import {
  IconArrowsSplit2,
  IconChartBar,
  IconHome,
  IconHeadset,
  IconSend,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";

export const MENU = [
  { path: "/", text: "overview", icon: IconHome },
  { path: "/rotators", text: "rotators", icon: IconArrowsSplit2 },
  { path: "/cs", text: "cs", icon: IconHeadset },
  { path: "/leads", text: "leads", icon: IconUsers },
  { path: "/reports", text: "reports", icon: IconChartBar },
  { path: "/conversions", text: "conversions", icon: IconSend },
  { path: "/settings", text: "settings", icon: IconSettings },
] as const;
