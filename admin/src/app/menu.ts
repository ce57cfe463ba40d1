import { IconArrowsSplit2, IconHeadset, IconHome, IconSettings } from "@tabler/icons-react";

export const MENU = [
  { path: "/", text: "overview", icon: IconHome, IconSettings },
  { path: "/rotators", text: "rotators", icon: IconArrowsSplit2 },
  { path: "/cs", text: "cs", icon: IconHeadset },
  { path: "/settings", text: "settings", icon: IconSettings },
] as const;
