import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sessionQueries } from "../../session-queries.ts";
import { useFormat } from "../../ui/use-format.ts";
import { AnswerCodes } from "./answer-codes.tsx";
import conversions from "./conversions.module.css";
import type { EventDetail } from "./event-drawer.tsx";
import styles from "./events.module.css";
import { useEventTexts } from "./event-texts.ts";

/** What was told and what was answered; the API gives it to the owner and to managers only. */
export function EventDetails({ event: { eventId, payload, answer } }: { event: EventDetail }) {
  const t = useEventTexts();
  const format = useFormat();
  const { data: session } = useQuery(sessionQueries.current());
  if (session?.user.role === "staff") return null;
  const { value, currency } = payload?.custom ?? {};
  const clickIds = Object.entries(payload?.clickIds ?? {}).map(([name, id]) => `${name}=${id}`);
  const rows: [name: string, text: string | undefined][] = [
    [t("eventId"), eventId],
    [t("url"), payload?.url],
    [t("ip"), payload?.ip],
    [t("userAgent"), payload?.userAgent],
    [t("fbc"), payload?.fbc],
    [t("fbp"), payload?.fbp],
    [t("clickIds"), clickIds.length === 0 ? undefined : clickIds.join(", ")],
    [t("country"), payload?.country],
    [t("phone"), payload?.phone],
    [t("email"), payload?.email],
    [t("name"), payload?.name],
    [t("value"), value === undefined ? undefined : format.money(value, currency)],
  ];
  return (
    <details>
      <summary className={conversions["summary"]}>{t("details")}</summary>
      <dl className={styles["payload"]} style={{ marginTop: 12 }}>
        {rows.map(([name, text]) =>
          text === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{t("answered")}</dt>
          <dd>
            {answer?.status === undefined ? t("noAnswer") : t("answerStatus", { status: answer.status })}
            {answer?.message !== undefined && ` – ${answer.message}`}
            <AnswerCodes answer={answer} />
          </dd>
        </div>
      </dl>
      {payload === null && (
        <Text size="sm" c="dimmed" mt="sm">
          {t("stripped")}
        </Text>
      )}
    </details>
  );
}
