import { Group, Skeleton, Stack } from "@mantine/core";

const ROWS = ["first", "second", "third", "fourth"];

/** Holds the place of a list's rows, so that nothing jumps when they come. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <Stack gap={0} role="status" aria-label={label}>
      {ROWS.map((row) => (
        <Group key={row} h={64} px="md" justify="space-between" wrap="nowrap">
          <Stack gap={8}>
            <Skeleton h={12} w={140} />
            <Skeleton h={10} w={100} />
          </Stack>
          <Skeleton h={20} w={40} radius="xl" />
        </Group>
      ))}
    </Stack>
  );
}
