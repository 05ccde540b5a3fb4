export function requireChromium(): string;
