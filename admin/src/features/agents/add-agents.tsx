import { Drawer, SegmentedControl, Stack } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useState } from "react";
import { AddOne } from "./add-one.tsx";
import { AddSeveral } from "./add-several.tsx";
import { useAgentTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

export function AddAgents({ known, onClose }: { known: readonly Agent[]; onClose: () => void }) {
  useFocusBack();
  const t = useAgentTexts();
  const [several, setSeveral] = useState(false);
  return (
    <Drawer opened onClose={onClose} title={t("add")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t("howMany")}
          data={[
            { value: "one", label: t("onlyOne") },
            { value: "several", label: t("several") },
          ]}
          value={several ? "several" : "one"}
          onChange={(value) => setSeveral(value === "several")}
        />
        {several ? <AddSeveral known={known} onDone={onClose} /> : <AddOne known={known} onDone={onClose} />}
      </Stack>
    </Drawer>
  );
}
