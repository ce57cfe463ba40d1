import {
  Anchor,
  CloseButton,
  Group,
  List,
  Paper,
  Text,
  ThemeIcon,
  Title,
  VisuallyHidden,
} from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { firstStepsQueries } from "../../first-steps-queries.ts";
import { useFirstStepTexts } from "./first-step-texts.ts";

const STEPS = [
  { step: "link", to: "/start" },
  { step: "domain", to: "/settings/domains" },
  { step: "pixel", to: "/conversions/pixels" },
  { step: "ad", to: "/rotators" },
  { step: "team", to: "/settings/team" },
] as const;

/** What is worth doing next. In nobody's way: it can be put away, and goes by itself when all is done. */
export function FirstSteps() {
  const t = useFirstStepTexts();
  const [hidden, setHidden] = useLocalStorage({
    key: "rotator-first-steps-hidden",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const { data } = useQuery({ ...firstStepsQueries.all(), enabled: !hidden });
  if (hidden || !data || STEPS.every(({ step }) => data[step])) return null;
  return (
    <Paper withBorder p="md" mb="md">
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Title order={2} size="h4">
          {t("stepsTitle", {
            done: STEPS.filter(({ step }) => data[step]).length,
            all: STEPS.length,
          })}
        </Title>
        <CloseButton aria-label={t("stepsHide")} onClick={() => setHidden(true)} />
      </Group>
      <List spacing={6} listStyleType="none" withPadding={false}>
        {STEPS.map(({ step, to }) => (
          <List.Item
            key={step}
            icon={
              <ThemeIcon variant="transparent" color={data[step] ? "brand" : "gray"} size={24}>
                {data[step] ? (
                  <IconCircleCheck size={22} aria-hidden />
                ) : (
                  <IconCircleDashed size={22} aria-hidden />
                )}
              </ThemeIcon>
            }
          >
            {data[step] ? (
              <Text c="dimmed" td="line-through">
                {t(`step_${step}`)} <VisuallyHidden>{t("stepDone")}</VisuallyHidden>
              </Text>
            ) : (
              <Anchor component={Link} to={to} fw={600}>
                {t(`step_${step}`)}
              </Anchor>
            )}
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}
