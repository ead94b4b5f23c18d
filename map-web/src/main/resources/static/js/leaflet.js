/** The one place that knows where Leaflet comes from and which version it is. */
export * from '../webjars/leaflet/1.9.4/dist/leaflet-src.esm.js';
