package dev.kaibo.engine.basics;

/** What a product is there for (B4). Part of the stored format: add at the end only. */
public enum ProductRole {
    /** 秒殺款: heats the room, normally below half of the room's average order value. */
    FLASH,
    /** 爆款: lifts and holds traffic, priced above the average order value. */
    TRAFFIC,
    /** 利潤款: UV value and GMV. */
    PROFIT,
    /** 話題款: brand, joint-name, new, celebrity, hot. */
    TOPIC
}
