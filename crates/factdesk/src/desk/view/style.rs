//! How tones look.

use crate::desk::line::{Line, Tone};
use ratatui_core::style::{Color, Modifier, Style};

/// Whether the terminal shall show colours; <https://no-color.org>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Coloured,
    /// Bold, underlined and reversed only, and signs where that might not do.
    Plain,
}

impl Look {
    pub fn style(self, tone: Tone) -> Style {
        let style = Style::new();
        let coloured = |style: Style, colour| match self {
            Look::Coloured => style.fg(colour),
            Look::Plain => style,
        };
        match tone {
            Tone::Plain => style,
            Tone::Strong => style.add_modifier(Modifier::BOLD),
            Tone::Faint => style.add_modifier(Modifier::DIM),
            Tone::Marked => {
                coloured(style, Color::Yellow).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            }
            Tone::Warning => coloured(style, Color::Red).add_modifier(Modifier::BOLD),
        }
    }

    /// The bar at the top.
    pub fn bar(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// Without colours what is marked stands between signs, too.
    pub fn dressed(self, line: &Line) -> Line {
        let mut line = line.clone();
        let marked = line
            .pieces
            .iter_mut()
            .filter(|(tone, _)| *tone == Tone::Marked);
        if self == Look::Plain {
            marked.for_each(|(_, text)| *text = format!("»{text}«"));
        }
        line
    }
}
