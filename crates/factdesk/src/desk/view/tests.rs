use super::*;
use crate::desk::app::tests::{at, with_claim};
use crate::desk::app::{Event, Key};
use crate::desk::words::tests::held;
use ratatui_core::backend::TestBackend;
use ratatui_core::layout::Rect;
use ratatui_core::style::{Color, Modifier};
use ratatui_core::terminal::Terminal;

fn desk() -> App {
    let mut app = with_claim();
    app.on(Event::Tick(at(19)));
    app.held = Some(held());
    "This claim is yours now.".clone_into(&mut app.notice);
    app
}

/// The screen as text, without blanks at the ends of lines.
fn screen(app: &App, width: u16, height: u16, look: Look) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let drawn = terminal.draw(|frame| {
        draw(app, frame.buffer_mut(), look);
    });
    text(drawn.unwrap().buffer)
}

fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width);
    let mut text = String::new();
    for row in buffer.content.chunks(width) {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row {
            if covered == 0 {
                line.push_str(cell.symbol());
                covered = cell.symbol().width();
            }
            covered = covered.saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn press(app: &mut App, keys: &str) {
    for key in keys.chars() {
        app.on(Event::Key(Key::Char(key)));
    }
}

#[test]
fn a_claim_fits_on_the_smallest_common_screen() {
    assert_eq!(
        screen(&desk(), 80, 24, Look::Plain),
        "\x20factdesk  FIGURE of injuries, IN_REVIEW                         yours for 9:41
FIGURE of injuries, IN_REVIEW
Police counted three. The owners’ union spoke of »“hundreds” of wounded«, which
nobody could verify. Rain fell.
Says who   The owners’ union “spoke of” → it (Radio Harl), passing it on
           (asserts)
Figure     ““hundreds””: injuries, 200 or more people, vague
Caution    UNVERIFIED: “nobody could verify”
Article    Harl Observer, 1970-01-01 01:00 UTC: Fire at the mill
Suggested  UNVERIFIED: the article doubts it
Offered    DISPUTED: a copy of it got that
Why this   its article doubts it; 3 copies
Handover   ben, 1970-01-01 00:00 UTC: The union calls back at noon.
Assigned   to anna, by 1970-01-01 02:00 UTC
Held, too  2 more claims: copies, and those of the same statement
Copies     2 PENDING, 1 REVIEWED
Evidence   interview, refutes: “Three, says the hospital.” (ben, confidential)
Missing    the reviews cannot be read: no
Name       claims/1



This claim is yours now.
v verified  d disputed  u unverified  n next  s skip  r release  ? help  q quit
"
    );
}

#[test]
fn a_form_leaves_the_claim_in_sight_and_tells_at_the_field() {
    let mut app = desk();
    press(&mut app, "u");
    press(&mut app, "Nobody knows. 日本");
    app.on(Event::Key(Key::Tab));
    if let Stage::Filling(form) = &mut app.stage {
        form.tell("rationale", "say what was tried");
    }
    let screen = screen(&app, 80, 24, Look::Coloured);
    for words in [
        "\nPolice counted three. The owners’ union spoke of “hundreds” of wounded, which\n",
        "\nVerdict: UNVERIFIED\n",
        "\n  Reason     Nobody knows. 日本\n",
        "\n> Rationale\n             what was done, and why it leads to the verdict\n             ! say what was tried\n",
        "\n  Copies too\n",
        "\nCtrl-S send",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn the_cursor_stands_where_typing_goes() {
    let mut app = desk();
    press(&mut app, "c");
    let cursor = |app: &App| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 12));
        let at = draw(app, &mut buffer, Look::Plain).cursor.unwrap();
        let row = text(&buffer).lines().nth(at.y.into()).unwrap().to_owned();
        (usize::from(at.x), row)
    };
    let (column, row) = cursor(&app);
    assert_eq!((column, &*row), (13, "> Words"));
    press(&mut app, "日e\u{301}x");
    let (column, row) = cursor(&app);
    assert_eq!((column, &*row), (17, "> Words      日e\u{301}x"));
    app.on(Event::Key(Key::Left));
    assert_eq!(cursor(&app).0, 16);
    press(&mut app, &"long ".repeat(40));
    let (_, row) = cursor(&app);
    assert!(row.ends_with("long x"), "{row}");
}

#[test]
fn a_long_claim_is_scrolled_to_its_end_and_no_further() {
    let mut app = desk();
    let first = screen(&app, 40, 10, Look::Plain);
    assert!(
        first.contains("▼ more") && !first.contains("claims/1"),
        "{first}"
    );
    app.scroll = 1_000;
    let last = screen(&app, 40, 10, Look::Plain);
    assert!(
        last.contains("Name       claims/1") && !last.contains("▼ more"),
        "{last}"
    );
    let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 10));
    let most = draw(&app, &mut buffer, Look::Plain).scroll;
    assert!((5..40).contains(&most), "{most}");
}

#[test]
fn what_is_marked_is_seen_with_and_without_colours() {
    let style = |look| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        draw(&desk(), &mut buffer, look);
        let marked = buffer
            .content
            .iter()
            .filter(|c| c.modifier.contains(Modifier::UNDERLINED));
        let colours: Vec<_> = marked.map(|cell| cell.fg).collect();
        assert!(colours.len() > 10);
        let other = buffer
            .content
            .iter()
            .filter(|cell| cell.fg != Color::Reset)
            .count();
        (colours[0], other > 0)
    };
    assert_eq!(style(Look::Coloured), (Color::Yellow, true));
    assert_eq!(style(Look::Plain), (Color::Reset, false));
}

#[test]
fn a_lost_lease_stands_at_the_top() {
    let mut app = desk();
    app.on(Event::Tick(at(601)));
    let screen = screen(&app, 80, 24, Look::Plain);
    assert!(
        screen.lines().next().unwrap().ends_with("LEASE LOST"),
        "{screen}"
    );
    assert!(
        screen.contains("Your lease is lost: it ran out."),
        "{screen}"
    );
}

#[test]
fn pages_fill_the_screen() {
    let mut app = desk();
    press(&mut app, "?");
    let help = screen(&app, 80, 40, Look::Plain);
    for words in [
        "v          verdict VERIFIED",
        "Ctrl-S     send",
        "own_reporting",
    ] {
        assert!(help.contains(words), "{words}: {help}");
    }
    press(&mut app, " p");
    let policy = screen(&app, 80, 24, Look::Plain);
    assert!(policy.contains("could not be read"), "{policy}");
}

#[test]
fn any_size_is_drawn() {
    let mut app = desk();
    for stage in ["", "u", "?"] {
        press(&mut app, stage);
        for (width, height) in [
            (1, 1),
            (19, 5),
            (20, 6),
            (21, 7),
            (33, 9),
            (300, 3),
            (200, 100),
        ] {
            screen(&app, width, height, Look::Plain);
        }
        app.on(Event::Key(Key::Esc));
    }
}
