/** Who asks, and under which address this server is known to them. */
export type Caller = { ownerId: string; origin: string }
