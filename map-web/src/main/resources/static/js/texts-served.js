/** What is said about layers of a GeoServer: key to [Chinese, English]. */
export const served = {
  'served.title': ['GeoServer 图层（最近一夜）', 'GeoServer layers (latest night)'],
  'served.latest': ['只有最近一夜可用。', 'There for the latest night only.'],
  'served.failed': ['GeoServer 暂不可用，其余图层不受影响。', 'GeoServer does not answer; all other layers stay.'],
  'what.served': ['GeoServer 图层', 'layers of the GeoServer'],
};
