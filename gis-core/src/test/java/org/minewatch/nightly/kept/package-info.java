package org.minewatch.nightly.kept;
