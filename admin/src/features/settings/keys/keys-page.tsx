import { Anchor, Button, Paper, Stack, Text } from "@mantine/core";
import type { apiKeySchema } from "@rotator/shared/contract/api-keys";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Section } from "../section.tsx";
import { KeyList } from "./key-list.tsx";
import { MakeKey } from "./make-key.tsx";
import { keyQueries, revokeKey } from "./queries.ts";
import { useKeyTexts } from "./texts.ts";
import { UseKey } from "./use-key.tsx";

export type ApiKey = z.infer<typeof apiKeySchema>;

export function KeysPage() {
  const t = useKeyTexts();
  const keys = useQuery(keyQueries.list());
  const revoke = useMutation(revokeKey);
  const [isMaking, setIsMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey>();
  const items = keys.data?.items ?? [];
  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setIsMaking(true)}>
          {t("make")}
        </Button>
      </PageHeader>
      <Stack gap="lg">
        {keys.isError ? (
          <LoadProblem error={keys.error} onRetry={() => void keys.refetch()} />
        ) : (
          <Paper withBorder style={{ overflow: "hidden" }}>
            {keys.isPending && <ListSkeleton label={t("loading")} />}
            {keys.isSuccess && items.length === 0 && (
              <EmptyState icon={<IconKey aria-hidden />} title={t("emptyTitle")} about={t("emptyAbout")}>
                <Button onClick={() => setIsMaking(true)}>{t("make")}</Button>
              </EmptyState>
            )}
            {items.length > 0 && <KeyList keys={items} onRevoke={setRevoked} />}
          </Paper>
        )}
        <Section
          title={t("example")}
          about={
            <>
              {t("exampleAbout")}{" "}
              <Anchor href="/api/docs" target="_blank" rel="noreferrer" size="sm" td="underline">
                {t("docs")}
              </Anchor>
            </>
          }
        >
          <UseKey apiKey={"wr_…"} />
        </Section>
      </Stack>
      {isMaking && <MakeKey onClose={() => setIsMaking(false)} />}
      {revoked && (
        <ConfirmDialog
          title={t("revokeTitle", { name: revoked.name })}
          confirm={t("revokeConfirm")}
          isPending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(revoked.id, { onSuccess: () => setRevoked(undefined) })}
          onClose={() => setRevoked(undefined)}
        >
          <Text>{t("revokeAbout")}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
