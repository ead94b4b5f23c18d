/**
 * The lists and figures that a bureau hands upwards: problems found in a period (问题隐患清单), the
 * measures against them (制度措施清单) and the statistics of a year. Each is of what the reader may see,
 * and a file of {@link org.minewatch.web.export}.
 */
package org.minewatch.web.statistics;
