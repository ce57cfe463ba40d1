import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./detail-section.module.css";

export function DetailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} size="h5" mb={8}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** Names and values; what has no value is left out. */
export function Facts({ facts }: { facts: readonly [name: string, value: ReactNode][] }) {
  const told = facts.filter(([, value]) => value !== null && value !== false && value !== "");
  return (
    <dl className={styles["facts"]}>
      {told.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
