import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { Link, Navigate, useNavigate } from "react-router";
import { firstStepsQueries } from "../../first-steps-queries.ts";
import { FormProblem } from "../../ui/form-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useFieldError } from "../../ui/use-field-error.ts";
import { cleanSlug } from "../../to-slug.ts";
import { makeFirstLink, startQueries } from "./queries.ts";
import { filledPeople } from "./start-draft.ts";
import { StartFrame } from "./start-frame.tsx";
import { useStartTexts } from "./texts.ts";
import { useStartDraft } from "./use-start-draft.ts";

const FIELDS = ["slug", "host", "messageTemplate"];
const CODE = "{{code}}";

/** Screen 3: everything is filled in already. */
export function LinkPage() {
  const t = useStartTexts();
  const navigate = useNavigate();
  const [draft, setDraft, forget] = useStartDraft();
  const steps = useQuery(firstStepsQueries.all());
  const domains = useQuery(startQueries.domains());
  const create = useMutation(makeFirstLink);
  const fieldError = useFieldError(create.error);
  const hosts = domains.data?.items.map(({ host }) => host) ?? [];
  const host = draft.host ?? hosts[0] ?? steps.data?.linkHost ?? "";
  const message = draft.message ?? t("messagePreset", { code: CODE });
  // Whoever opens this page first has nobody yet who answers; whoever made the link meanwhile is led on.
  if (filledPeople(draft).length === 0 && create.isIdle) return <Navigate to="/start" replace />;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    create.mutate(
      { draft, host, message },
      {
        onSuccess: ({ id, isBackupKept }) => {
          if (!isBackupKept) showNotice({ color: "orange", message: t("backupNotKept") });
          forget();
          void navigate(`/start/done/${id}`, { replace: true });
        },
      },
    );
  }

  return (
    <StartFrame step={3} title={t("linkTitle")} about={t("linkAbout")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <FormProblem error={create.error} fields={FIELDS} />
          <Text ff="monospace" fw={600} aria-live="polite" mih={25}>
            {host !== "" && `${host}/wa/${draft.ending}`}
          </Text>
          <TextInput
            label={t("ending")}
            spellCheck={false}
            autoCapitalize="none"
            value={draft.ending}
            error={fieldError("slug")}
            onChange={({ currentTarget: { value } }) =>
              setDraft((draft) => ({ ...draft, ending: cleanSlug(value) }))
            }
          />
          {hosts.length > 0 ? (
            <NativeSelect
              label={t("domain")}
              description={t("domainAbout")}
              data={hosts}
              value={host}
              onChange={({ currentTarget: { value } }) => setDraft((draft) => ({ ...draft, host: value }))}
            />
          ) : (
            <TextInput
              label={t("domain")}
              description={t(steps.data?.linkHost ? "domainAbout" : "domainTyped")}
              spellCheck={false}
              autoCapitalize="none"
              value={host}
              error={fieldError("host")}
              onChange={({ currentTarget: { value } }) => setDraft((draft) => ({ ...draft, host: value }))}
            />
          )}
          <Textarea
            label={t("message")}
            description={t("messageAbout", { code: CODE })}
            autosize
            minRows={3}
            value={message}
            error={fieldError("messageTemplate")}
            onChange={({ currentTarget: { value } }) => setDraft((draft) => ({ ...draft, message: value }))}
          />
          <Group justify="space-between">
            <Button component={Link} to="/start" variant="default" size="md">
              {t("back")}
            </Button>
            <Button
              type="submit"
              size="md"
              loading={create.isPending || steps.isPending || domains.isPending}
            >
              {t("create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </StartFrame>
  );
}
