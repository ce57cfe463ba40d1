import { Button, Group, Loader, Paper, Text } from "@mantine/core";
import { Link } from "react-router";
import styles from "./save-bar.module.css";
import { useEditorTexts } from "./texts.ts";

export type SaveState = "nothing" | "unsaved" | "saving" | "onItsWay" | "saved";

interface Props {
  state: SaveState;
  isNew: boolean;
  back: string;
}

/** Always in reach: where the work stands, and the button that saves it. */
export function SaveBar({ state, isNew, back }: Props) {
  const t = useEditorTexts();
  return (
    <Paper withBorder shadow="md" className={styles["bar"] ?? ""}>
      <Group gap={8} wrap="nowrap" role="status">
        {state === "onItsWay" && <Loader size={16} aria-hidden />}
        <Text size="sm" c={state === "saved" ? "brand" : "dimmed"}>
          {isNew && state === "nothing" ? "" : t(state)}
        </Text>
      </Group>
      <Group gap="sm" wrap="nowrap" ml="auto">
        <Button component={Link} to={back} variant="default">
          {t("back")}
        </Button>
        <Button
          type="submit"
          loading={state === "saving"}
          disabled={!isNew && (state === "nothing" || state === "saved" || state === "onItsWay")}
        >
          {t(isNew ? "create" : "save")}
        </Button>
      </Group>
    </Paper>
  );
}
