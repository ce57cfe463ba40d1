import {
  IconAddressBook,
  IconAntenna,
  IconArrowsSplit2,
  IconChartBar,
  IconHeadset,
  IconHome,
  IconSettings,
} from "@tabler/icons-react";

export const MENU = [
  { path: "/", text: "overview", icon: IconHome },
  { path: "/rotators", text: "rotators", icon: IconArrowsSplit2 },
  { path: "/cs", text: "cs", icon: IconHeadset },
  { path: "/leads", text: "leads", icon: IconAddressBook },
  { path: "/reports", text: "reports", icon: IconChartBar },
  { path: "/conversions", text: "conversions", icon: IconAntenna },
  { path: "/settings", text: "settings", icon: IconSettings },
] as const;
