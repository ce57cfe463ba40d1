/** What an event's row keeps of who did it and where, before any platform's own form. What is not known is absent. */
export interface ConversionFacts {
  /** Domain, path, UTM and click ids: nothing that could tell who it was. */
  url: string;
  /** In full, as CF-Connecting-IP had it. */
  ip?: string;
  userAgent?: string;
  /** Meta's, complete. */
  fbc?: string;
  fbp?: string;
  /** By the names that they have in a query: gclid, ttclid … */
  clickIds?: Record<string, string>;
  /** ISO 3166, two capitals. */
  country?: string;
  /** With its plus where the country is sure; without one it is read as the deployment's country writes it. */
  phone?: string;
  email?: string;
  name?: string;
  custom?: CustomData;
}

export interface CustomData {
  /** In the currency's own units. */
  value?: number;
  /** ISO 4217 */
  currency?: string;
}
