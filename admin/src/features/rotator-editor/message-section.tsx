import { Button, Group, Text, Textarea } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { MESSAGE_FIELDS } from "@rotator/shared/core/message";
import { useRef } from "react";
import type { EditorForm } from "./editor-form.ts";
import { EditorSection } from "./editor-section.tsx";
import { MessageLint } from "./message-lint.tsx";
import styles from "./message-section.module.css";
import { PhonePreview } from "./phone-preview.tsx";
import { useEditorTexts } from "./texts.ts";

const OFTEN = ["code", "agent", "name", "utm_campaign", "utm_content", "utm_source"] as const;
const SELDOM = MESSAGE_FIELDS.filter((field) => OFTEN.every((often) => often !== field));
const CUSTOM = "[k:budget]";

export function MessageSection({ form, agents }: { form: EditorForm; agents: readonly Agent[] }) {
  const t = useEditorTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const { messageTemplate, members } = form.values;
  const tokens = [
    ...[...OFTEN, ...SELDOM].map((name) => ({ label: t(`token_${name}`), token: `{{${name}}}` })),
    { label: t("token_custom"), token: CUSTOM },
  ];

  /** Where the cursor stands, which then stands behind it. */
  function insert(token: string) {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    form.setFieldValue("messageTemplate", messageTemplate.slice(0, from) + token + messageTemplate.slice(to));
    form.clearFieldError("messageTemplate");
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + token.length, from + token.length);
    });
  }

  return (
    <EditorSection step={3} title={t("message")} about={t("messageAbout")}>
      <div className={styles["columns"]}>
        <div>
          <Textarea
            {...form.getInputProps("messageTemplate")}
            ref={field}
            label={t("messageText")}
            autosize
            minRows={5}
            maxRows={14}
          />
          <Group gap={6} mt="sm" role="group" aria-label={t("insert")}>
            <Text size="sm" c="dimmed">
              {t("insert")}
            </Text>
            {tokens.map(({ label, token }) => (
              <Button
                key={token}
                size="compact-sm"
                variant="default"
                title={t("tokenAbout", { token })}
                onClick={() => insert(token)}
              >
                {label}
              </Button>
            ))}
          </Group>
          <MessageLint
            template={messageTemplate}
            isSaid={form.errors["messageTemplate"] !== undefined}
            onAddCode={() =>
              form.setFieldValue("messageTemplate", `${messageTemplate.trimEnd()}\n(Ref: {{code}})`)
            }
          />
        </div>
        <PhonePreview template={messageTemplate} agentName={members[0]?.name ?? agents[0]?.name} />
      </div>
    </EditorSection>
  );
}
