/**
 * Reads shapefiles packed into one zip: geometry from {@code .shp}, layer and words from {@code
 * .dbf} in the encoding that {@code .cpg}, the language byte or the bytes themselves tell, the
 * coordinate system from {@code .prj}. The index {@code .shx} is not needed and not trusted.
 */
package org.minewatch.drawing.shapefile;
