package dev.kaibo.engine.bytes;

import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.Tick;

/** Which byte stands for which event. Frozen: a new event gets a new number, a number is never given twice. */
final class Tags {
    static final int TICK = 1;
    static final Tick THE_TICK = new Tick();

    static final int ENTERED = 10;
    static final int LEFT = 11;
    static final int COMMENTED = 12;
    static final int LIKED = 13;
    static final int FOLLOWED = 14;
    static final int SHARED = 15;
    static final int CLICKED = 16;
    static final int ORDERED = 17;
    static final int PAID = 18;
    static final int REFUNDED = 19;
    static final int GIFTED = 20;
    static final int ONLINE_SAMPLED = 21;
    static final int EXPOSURE_SAMPLED = 22;
    static final int UNRECOGNISED = 23;

    static final int FIRST_INTAKE = 100;
    static final int STREAM_DECLARED = 100;
    static final int OFFSET_MEASURED = 101;
    static final int VIEWER_MET = 102;
    static final int PRODUCT_MET = 103;
    static final int FACTS_DROPPED = 104;
    static final int PLATFORM_READ = 105;

    static final int FIRST_CREW = 128;
    static final int SHOW_OPENED = 128;
    static final int SHOW_STARTED = 129;
    static final int SHOW_PAUSED = 130;
    static final int SHOW_RESUMED = 131;
    static final int SHOW_ENDED = 132;
    static final int ITEM_TAKEN = 133;
    static final int ITEM_EXTENDED = 134;
    static final int ITEM_SKIPPED = 135;
    static final int ITEMS_REORDERED = 136;
    static final int CUE_SENT = 137;
    static final int CUE_ACKNOWLEDGED = 138;
    static final int CUE_TAKEN_BACK = 139;
    static final int HOST_SHIFT_CHANGED = 140;
    static final int HAND_STEP_RECORDED = 141;
    static final int HAND_STEP_TAKEN_BACK = 142;

    private Tags() {}

    static int of(AudienceFact fact) {
        return switch (fact) {
            case AudienceFact.Entered _ -> ENTERED;
            case AudienceFact.Left _ -> LEFT;
            case AudienceFact.Commented _ -> COMMENTED;
            case AudienceFact.Liked _ -> LIKED;
            case AudienceFact.Followed _ -> FOLLOWED;
            case AudienceFact.Shared _ -> SHARED;
            case AudienceFact.Clicked _ -> CLICKED;
            case AudienceFact.Ordered _ -> ORDERED;
            case AudienceFact.Paid _ -> PAID;
            case AudienceFact.Refunded _ -> REFUNDED;
            case AudienceFact.Gifted _ -> GIFTED;
            case AudienceFact.OnlineSampled _ -> ONLINE_SAMPLED;
            case AudienceFact.ExposureSampled _ -> EXPOSURE_SAMPLED;
            case AudienceFact.Unrecognised _ -> UNRECOGNISED;
        };
    }

    static int of(IntakeEvent event) {
        return switch (event) {
            case IntakeEvent.StreamDeclared _ -> STREAM_DECLARED;
            case IntakeEvent.OffsetMeasured _ -> OFFSET_MEASURED;
            case IntakeEvent.ViewerMet _ -> VIEWER_MET;
            case IntakeEvent.ProductMet _ -> PRODUCT_MET;
            case IntakeEvent.FactsDropped _ -> FACTS_DROPPED;
            case IntakeEvent.PlatformRead _ -> PLATFORM_READ;
        };
    }

    static int of(CrewEvent event) {
        return switch (event) {
            case CrewEvent.ShowOpened _ -> SHOW_OPENED;
            case CrewEvent.ShowStarted _ -> SHOW_STARTED;
            case CrewEvent.ShowPaused _ -> SHOW_PAUSED;
            case CrewEvent.ShowResumed _ -> SHOW_RESUMED;
            case CrewEvent.ShowEnded _ -> SHOW_ENDED;
            case CrewEvent.ItemTaken _ -> ITEM_TAKEN;
            case CrewEvent.ItemExtended _ -> ITEM_EXTENDED;
            case CrewEvent.ItemSkipped _ -> ITEM_SKIPPED;
            case CrewEvent.ItemsReordered _ -> ITEMS_REORDERED;
            case CrewEvent.CueSent _ -> CUE_SENT;
            case CrewEvent.CueAcknowledged _ -> CUE_ACKNOWLEDGED;
            case CrewEvent.CueTakenBack _ -> CUE_TAKEN_BACK;
            case CrewEvent.HostShiftChanged _ -> HOST_SHIFT_CHANGED;
            case CrewEvent.HandStepRecorded _ -> HAND_STEP_RECORDED;
            case CrewEvent.HandStepTakenBack _ -> HAND_STEP_TAKEN_BACK;
        };
    }

    static DamagedBytes unknown(int tag, ByteReader in) {
        return new DamagedBytes(
                "an event with tag %d before offset %d, and this program knows no such event".formatted(tag, in.at()));
    }
}
