import { IconAddressBook, IconArrowsSplit2, IconHeadset, IconHome } from "@tabler/icons-react";

export const MENU = [
  { path: "/", text: "overview", icon: IconHome },
  { path: "/rotators", text: "rotators", icon: IconArrowsSplit2 },
  { path: "/cs", text: "cs", icon: IconHeadset },
  { path: "/leads", text: "leads", icon: IconAddressBook },
] as const;
