package dev.kaibo.server.identity;

import static dev.kaibo.engine.basics.CrewRole.BRAND_VIEWER;
import static dev.kaibo.engine.basics.CrewRole.CONSOLE_OPERATOR;
import static dev.kaibo.engine.basics.CrewRole.FLOOR_CONTROLLER;
import static dev.kaibo.engine.basics.CrewRole.OPERATOR;

import dev.kaibo.engine.basics.CrewRole;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one table field × role (R1–R7): what each role may see and change, and what being an administrator adds to it. Whoever refuses something asks
 * here, and the page of rights shows this and nothing else. A stand-in has the rights of both roles.
 */
public enum Field {
    /** R3 keeps the rhythm, R1 changes the strategy: start, pause, end, the running order, whose shift it is. */
    RUNNING_ORDER(Group.SHOW, "R1 R3", runners(), everybody(), nobody(), Access.NONE),
    /** R4 works the close with the host: countdown, price, more stock. The co-host and the others act on cues and send none. */
    CUES(
            Group.SHOW,
            "R4",
            EnumSet.of(OPERATOR, FLOOR_CONTROLLER, CONSOLE_OPERATOR),
            everybody(),
            nobody(),
            Access.NONE),
    /** Each role for itself: an acknowledgement says that the one who must act has seen it. */
    ACKNOWLEDGEMENTS(Group.SHOW, "R7", crew(), everybody(), nobody(), Access.NONE),
    /** Each role records its own; who runs the show may for somebody whose hands are full. */
    HAND_STEPS(Group.SHOW, "R4 R7 L6", crew(), everybody(), nobody(), Access.NONE),
    NEW_SHOWS(Group.SHOW, "R1 R3", runners(), everybody(), nobody(), Access.NONE),
    /** Links by which a device joins one show as its prompter, to read and to acknowledge. */
    PROMPTER_LINKS(Group.SHOW, "R2 R7", runners(), nobody(), nobody(), Access.CHANGE),
    RECORDINGS(Group.SHOW, "R1 R3", runners(), everybody(), nobody(), Access.CHANGE),
    PLAYBACK(Group.SHOW, "R1 R3", runners(), everybody(), nobody(), Access.NONE),
    /** R6: the brand reads figures, not lines with people's words in them. */
    COMMENTS(Group.AUDIENCE, "R6 C5", nobody(), crew(), nobody(), Access.NONE),
    NICKNAMES(Group.AUDIENCE, "R6 C5", nobody(), crew(), nobody(), Access.NONE),
    /** Masked on the way in, so that nobody has them. */
    PHONES_AND_ADDRESSES(Group.AUDIENCE, "C5", nobody(), nobody(), crew(), Access.NONE),
    /** How long it is kept, forgetting and copies: an administrator answers to the person who asks. */
    PRIVACY(Group.AUDIENCE, "C5", nobody(), crew(), nobody(), Access.CHANGE),
    FIGURES(Group.DATA, "R6", nobody(), everybody(), nobody(), Access.NONE),
    /** Numbers off the platform's dashboard, typed in or imported, and tables of orders. */
    PLATFORM_FIGURES(Group.DATA, "R1", runners(), everybody(), nobody(), Access.NONE),
    CAPTURE(Group.DATA, "R1 R3", runners(), crew(), nobody(), Access.CHANGE),
    /** Lines that could not be understood, with people's words in them. */
    QUARANTINE(Group.DATA, "R6 C5", nobody(), crew(), nobody(), Access.NONE),
    SERVER_STATUS(Group.DATA, "R1", nobody(), everybody(), nobody(), Access.NONE),
    SUPPORT_BUNDLE(Group.DATA, "C5", nobody(), nobody(), nobody(), Access.SEE),
    NAMES_AND_ROLES(Group.PEOPLE, "C5", nobody(), everybody(), nobody(), Access.CHANGE),
    /** Who comes in by what account, and when he last did; invitations, passwords and sign-ins of others. */
    ACCOUNTS(Group.PEOPLE, "C5", nobody(), nobody(), nobody(), Access.CHANGE),
    STAND_INS(Group.PEOPLE, "R7", nobody(), nobody(), nobody(), Access.CHANGE),
    /** Append-only: nobody changes it. */
    AUDIT(Group.PEOPLE, "C5", nobody(), nobody(), nobody(), Access.SEE),
    WORKSPACES(Group.PEOPLE, "R6", nobody(), nobody(), nobody(), Access.CHANGE);

    public enum Group {
        SHOW,
        AUDIENCE,
        DATA,
        PEOPLE
    }

    private final Group group;
    private final String rules;
    private final Set<CrewRole> change;
    private final Set<CrewRole> see;
    private final Set<CrewRole> masked;
    private final Access administrator;

    Field(
            Group group,
            String rules,
            Set<CrewRole> change,
            Set<CrewRole> see,
            Set<CrewRole> masked,
            Access administrator) {
        this.group = group;
        this.rules = rules;
        this.change = change;
        this.see = see;
        this.masked = masked;
        this.administrator = administrator;
    }

    public Group group() {
        return group;
    }

    /** Rules of the trade that are the reason, by their ids. */
    public String rules() {
        return rules;
    }

    public Access of(CrewRole role) {
        if (change.contains(role)) return Access.CHANGE;
        if (see.contains(role)) return Access.SEE;
        return masked.contains(role) ? Access.MASKED : Access.NONE;
    }

    /** What being an administrator gives, whatever the role. */
    public Access ofAdministrator() {
        return administrator;
    }

    /** Roles that may at least so much. */
    public Set<CrewRole> may(Access wanted) {
        EnumSet<CrewRole> roles = EnumSet.noneOf(CrewRole.class);
        for (CrewRole role : CrewRole.values()) if (of(role).includes(wanted)) roles.add(role);
        return Collections.unmodifiableSet(roles);
    }

    public boolean isOpenTo(Caller caller, Access wanted) {
        return (caller.administrator() && administrator.includes(wanted)) || caller.isOneOf(may(wanted));
    }

    // methods, because a constant of an enum cannot read one that is declared behind it

    private static Set<CrewRole> nobody() {
        return EnumSet.noneOf(CrewRole.class);
    }

    private static Set<CrewRole> everybody() {
        return EnumSet.allOf(CrewRole.class);
    }

    private static Set<CrewRole> crew() {
        return EnumSet.complementOf(EnumSet.of(BRAND_VIEWER));
    }

    private static Set<CrewRole> runners() {
        return EnumSet.of(OPERATOR, FLOOR_CONTROLLER);
    }
}
