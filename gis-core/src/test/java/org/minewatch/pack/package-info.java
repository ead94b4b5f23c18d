/** Tests of inspection packs on mines that are made road by road. */
package org.minewatch.pack;
