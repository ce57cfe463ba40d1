import { IconListDetails, IconScan, IconUser } from "@tabler/icons-react";

/** The pages of a CS. */
export const STAFF_TABS = [
  { path: "/find", text: "findCode", icon: IconScan },
  { path: "/my-leads", text: "myLeads", icon: IconListDetails },
  { path: "/me", text: "me", icon: IconUser },
] as const;
