package dev.kaibo.engine.event;

/** What has happened in a show. The journal holds these and nothing else; every screen is a fold over them. */
public sealed interface ShowEvent permits AudienceFact, IntakeEvent, CrewEvent, Tick {}
