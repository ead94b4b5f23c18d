package org.minewatch.web.delivery;

import java.time.LocalDate;
import java.util.List;
import org.minewatch.web.report.ReportDesk;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.Subscription;

/**
 * What is brought to a subscriber.
 *
 * @param revised he has another report of that night already
 * @param uncertain other nights that he may not have got
 */
record Parcel(
    Delivery delivery,
    Subscription subscription,
    ReportDesk.Copy copy,
    boolean revised,
    List<LocalDate> uncertain) {}
