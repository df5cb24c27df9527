/** The name of an enum value for a name in camel case: `planAttainment2026` → `PLAN_ATTAINMENT_2026`. */
export function constantCase(name: string): string {
  return name.replaceAll(/[A-Z]|(?<=[A-Za-z])\d/g, (start) => `_${start}`).toUpperCase()
}
