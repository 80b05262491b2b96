//! Mistakes in a template that can be seen without a report: every name in it is looked at, in every branch.
//!
//! What cannot be known here, such as what a filter gives, is taken to be right: a report that is made finds it.

use std::collections::BTreeMap;
use std::ops::Range;

use minijinja::Environment;
use minijinja::machinery::ast::{BinOpKind, Call, CallArg, Expr, Filter, ForLoop, Stmt};
use minijinja::machinery::{Span, parse};

use super::error::TemplateError;
use super::filters::{self, Charts};
use super::known::Known;
use super::limits;
use super::template::{Template, environment, syntax, template_text};
use crate::text;

/// Every name in the template that neither the report nor the engine has, and why it cannot be read where it cannot.
#[must_use]
pub fn mistakes(template: &Template<'_>, known: &Known) -> Vec<TemplateError> {
    let source = template_text(template.source);
    let found = |error: &minijinja::Error| vec![TemplateError::new(template.name, &source, error)];
    let (environment, syntax) =
        match environment(&Charts::default()).and_then(|environment| Ok((environment, syntax()?))) {
            Ok(engine) => engine,
            Err(error) => return found(&error),
        };
    if let Err(deep) = limits::keep(&source, syntax.clone()) {
        return vec![TemplateError::too_deep(template.name, &source, &deep)];
    }
    match parse(&source, template.name, syntax) {
        Ok(tree) => {
            let scopes = vec![BTreeMap::new()];
            let name = template.name;
            let mut look = Look { name, source: &source, environment, known, scopes, found: Vec::new(), unsure: 0 };
            look.statement(&tree);
            look.found
        }
        Err(error) => found(&error),
    }
}

/// What is known of a value.
#[derive(Clone, Copy)]
enum Seen<'k> {
    /// A field of the report.
    Known(&'k Known),
    /// A list of such.
    Each(&'k Known),
    /// It may be anything.
    Anything,
}

impl Seen<'_> {
    /// What each of a list is.
    fn each(self) -> Self {
        match self {
            // A list of plain values has nothing to say of each.
            Self::Known(known) if known.fields.is_empty() => Self::Known(known.each.as_deref().unwrap_or(known)),
            Self::Each(known) => Self::Known(known),
            Self::Known(_) | Self::Anything => Self::Anything,
        }
    }
}

struct Look<'t, 'k> {
    name: &'t str,
    source: &'t str,
    environment: Environment<'static>,
    known: &'k Known,
    scopes: Vec<BTreeMap<&'t str, Seen<'k>>>,
    found: Vec<TemplateError>,
    /// How many times it is asked whether something is there: then it need not be.
    unsure: usize,
}

impl<'t, 'k> Look<'t, 'k> {
    fn statement(&mut self, statement: &Stmt<'t>) {
        match statement {
            Stmt::Template(template) => self.all(&template.children),
            Stmt::EmitExpr(shown) => {
                self.seen(&shown.expr);
            }
            Stmt::EmitRaw(_) => {}
            Stmt::ForLoop(each) => self.each(each),
            Stmt::IfCond(branch) => {
                self.seen(&branch.expr);
                // What is set in a branch is there after it.
                self.all(&branch.true_body);
                self.all(&branch.false_body);
            }
            Stmt::WithBlock(with) => self.scope(|look| {
                for (target, value) in &with.assignments {
                    let seen = look.seen(value);
                    look.bind(target, seen);
                }
                look.all(&with.body);
            }),
            Stmt::Set(set) => {
                let seen = self.seen(&set.expr);
                self.bind(&set.target, seen);
            }
            Stmt::SetBlock(set) => {
                self.only_look(&set.filter);
                self.scope(|look| look.all(&set.body));
                self.bind(&set.target, Seen::Anything);
            }
            Stmt::AutoEscape(block) => {
                self.seen(&block.enabled);
                self.scope(|look| look.all(&block.body));
            }
            Stmt::FilterBlock(block) => {
                self.seen(&block.filter);
                self.scope(|look| look.all(&block.body));
            }
            Stmt::Do(run) => self.call(&run.call),
        }
    }

    fn all(&mut self, statements: &[Stmt<'t>]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn each(&mut self, each: &ForLoop<'t>) {
        let seen = self.seen(&each.iter);
        // A loop that goes into itself is over other lists too.
        let item = if each.recursive { Seen::Anything } else { seen.each() };
        self.scope(|look| {
            look.name("loop", Seen::Anything);
            look.bind(&each.target, item);
            look.only_look(&each.filter_expr);
            look.all(&each.body);
        });
        self.scope(|look| look.all(&each.else_body));
    }

    fn scope(&mut self, inner: impl FnOnce(&mut Self)) {
        self.scopes.push(BTreeMap::new());
        inner(self);
        self.scopes.pop();
    }

    fn bind(&mut self, target: &Expr<'t>, seen: Seen<'k>) {
        match target {
            Expr::Var(var) => self.name(var.id, seen),
            Expr::List(list) => self.bind_each(&list.items),
            Expr::Tuple(tuple) => self.bind_each(&tuple.items),
            other => {
                self.seen(other);
            }
        }
    }

    fn bind_each(&mut self, targets: &[Expr<'t>]) {
        for target in targets {
            self.bind(target, Seen::Anything);
        }
    }

    fn name(&mut self, name: &'t str, seen: Seen<'k>) {
        if let Some(scope) = self.scopes.last_mut() {
            // Set a second time, perhaps in the other branch, it can be either.
            scope.entry(name).and_modify(|before| *before = Seen::Anything).or_insert(seen);
        }
    }

    fn seen(&mut self, expression: &Expr<'t>) -> Seen<'k> {
        match expression {
            Expr::Const(_) => Seen::Anything,
            Expr::Var(var) => self.variable(var.id, var.span()),
            Expr::GetAttr(get) => {
                let of = self.seen(&get.expr);
                self.field(of, get.name, get.span())
            }
            Expr::GetItem(get) => {
                let of = self.seen(&get.expr);
                if let Some(name) = constant(&get.subscript_expr) {
                    self.field(of, &name, get.span())
                } else {
                    self.seen(&get.subscript_expr);
                    of.each()
                }
            }
            Expr::Slice(slice) => {
                self.only_look([&slice.start, &slice.stop, &slice.step].into_iter().flatten());
                self.seen(&slice.expr)
            }
            Expr::Filter(filter) => self.filter(filter, filter.span()),
            Expr::Test(test) => {
                if !self.engine_has("test", test.name) {
                    self.unknown("test", test.name, filters::TESTS, test.span());
                }
                let asks = matches!(test.name, "defined" | "undefined");
                self.perhaps(asks, &test.expr);
                self.arguments(&test.args);
                Seen::Anything
            }
            Expr::IfExpr(choice) => {
                self.seen(&choice.test_expr);
                let seen = self.seen(&choice.true_expr);
                let other = choice.false_expr.as_ref();
                self.only_look(other);
                if other.is_none_or(is_nothing) { seen } else { Seen::Anything }
            }
            Expr::BinOp(both) => {
                self.seen(&both.left);
                let right = self.seen(&both.right);
                if matches!(both.op, BinOpKind::ScAnd) { right } else { Seen::Anything }
            }
            Expr::UnaryOp(one) => self.only_look([&one.expr]),
            Expr::Compare(compare) => {
                self.only_look(std::iter::once(&compare.expr).chain(compare.ops.iter().map(|op| &op.expr)))
            }
            Expr::Call(call) => {
                self.call(call);
                Seen::Anything
            }
            Expr::List(list) => self.only_look(&list.items),
            Expr::Tuple(tuple) => self.only_look(&tuple.items),
            Expr::Map(map) => self.only_look(map.keys.iter().chain(&map.values)),
        }
    }

    fn only_look<'e>(&mut self, expressions: impl IntoIterator<Item = &'e Expr<'t>>) -> Seen<'k>
    where
        't: 'e,
    {
        for expression in expressions {
            self.seen(expression);
        }
        Seen::Anything
    }

    fn perhaps(&mut self, unsure: bool, expression: &Expr<'t>) -> Seen<'k> {
        self.unsure += usize::from(unsure);
        let seen = self.seen(expression);
        self.unsure -= usize::from(unsure);
        seen
    }

    fn arguments(&mut self, arguments: &[CallArg<'t>]) {
        for argument in arguments {
            let (CallArg::Pos(value)
            | CallArg::Kwarg(_, value)
            | CallArg::PosSplat(value)
            | CallArg::KwargSplat(value)) = argument;
            self.seen(value);
        }
    }

    fn variable(&mut self, name: &str, span: Span) -> Seen<'k> {
        if let Some(seen) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return *seen;
        }
        if let Some(field) = self.known.fields.get(name) {
            return Seen::Known(field);
        }
        if !self.has_function(name) {
            let here = self.scopes.iter().flat_map(BTreeMap::keys).copied();
            let candidates: Vec<String> =
                here.chain(self.known.fields.keys().map(String::as_str)).map(str::to_owned).collect();
            self.no_field(name, &candidates, bytes(span));
        }
        Seen::Anything
    }

    fn field(&mut self, of: Seen<'k>, name: &str, span: Span) -> Seen<'k> {
        let Seen::Known(known) = of else {
            if matches!(of, Seen::Each(_)) {
                self.is_a_list(name, span);
            }
            return Seen::Anything;
        };
        match known.field(name) {
            Some(field) => return Seen::Known(field),
            None if known.each.is_some() => self.is_a_list(name, span),
            None => {
                let candidates: Vec<String> = known.fields.keys().cloned().collect();
                let at = self.last(name, span);
                self.no_field(name, &candidates, at);
            }
        }
        Seen::Anything
    }

    fn filter(&mut self, filter: &Filter<'t>, span: Span) -> Seen<'k> {
        let has_default = matches!(filter.name, "default" | "d");
        let input = filter.expr.as_ref().map_or(Seen::Anything, |input| self.perhaps(has_default, input));
        self.arguments(&filter.args);
        if !self.engine_has("filter", filter.name) {
            self.unknown("filter", filter.name, filters::FILTERS, span);
        }
        let named = filter.args.iter().find_map(|argument| match argument {
            CallArg::Kwarg("attribute", value) => Some(value),
            CallArg::Pos(value) if matches!(filter.name, "selectattr" | "rejectattr" | "groupby") => Some(value),
            _ => None,
        });
        let of_each = named.map(|value| self.attribute(input, value));
        match filter.name {
            "list" | "sort" | "reverse" | "unique" | "select" | "reject" | "selectattr" | "rejectattr" | "default"
            | "d" => input,
            "first" | "last" => input.each(),
            "map" => match of_each {
                Some(Seen::Known(known)) => Seen::Each(known),
                _ => Seen::Anything,
            },
            _ => Seen::Anything,
        }
    }

    /// A field of each, named in a text: `map(attribute='goal.said')`.
    fn attribute(&mut self, list: Seen<'k>, value: &Expr<'t>) -> Seen<'k> {
        let Some(path) = constant(value) else { return Seen::Anything };
        path.split('.').fold(list.each(), |of, name| self.field(of, name, value.span()))
    }

    fn call(&mut self, call: &Call<'t>) {
        match &call.expr {
            Expr::Var(var) if self.scopes.iter().all(|scope| !scope.contains_key(var.id)) => {
                if !self.has_function(var.id) {
                    self.unknown("function", var.id, filters::FUNCTIONS, var.span());
                }
            }
            other => {
                self.seen(other);
            }
        }
        self.arguments(&call.args);
    }

    fn has_function(&self, name: &str) -> bool {
        self.environment.globals().any(|(known, _)| known == name)
    }

    fn engine_has(&self, what: &str, name: &str) -> bool {
        let asked = self.environment.compile_expression(if what == "filter" { "it is filter" } else { "it is test" });
        let answer = asked.and_then(|asked| asked.eval(minijinja::context! { it => name }));
        answer.is_ok_and(|answer| answer.is_true())
    }

    fn unknown(&mut self, what: &str, name: &str, candidates: &[&str], span: Span) {
        let all = || format!("there is {}", text::and_list(candidates));
        let help = match name {
            "safe" => "text is always escaped".to_owned(),
            _ => text::did_you_mean(name, candidates).unwrap_or_else(all),
        };
        let at = self.last(name, span);
        self.mistake(at, format!("there is no {what} `{name}`"), help);
    }

    fn no_field(&mut self, name: &str, candidates: &[String], at: Range<usize>) {
        if self.unsure > 0 {
            return;
        }
        let all = || match candidates {
            [] => "this is one value and has no fields".to_owned(),
            some if some.len() <= 12 => format!("here there is {}", text::and_list(some)),
            _ => "`keywork template show KIND --fields` lists what there is".to_owned(),
        };
        let help = text::did_you_mean(name, candidates).unwrap_or_else(all);
        self.mistake(at, format!("the report has no such field: `{name}`"), help);
    }

    fn is_a_list(&mut self, name: &str, span: Span) {
        if self.unsure == 0 {
            let at = self.last(name, span);
            let help = "go over it with {% for each in … %}, or take one of it: `[0]`, `[-1]`";
            self.mistake(at, format!("`{name}` is asked of a list"), help.to_owned());
        }
    }

    fn mistake(&mut self, at: Range<usize>, message: String, help: String) {
        self.found.push(TemplateError::at(self.name, self.source, at, message, help));
    }

    /// Where a name stands last in a stretch of the template.
    fn last(&self, name: &str, span: Span) -> Range<usize> {
        let whole = bytes(span);
        let at = self.source.get(whole.clone()).and_then(|text| text.rfind(name));
        at.map_or(whole.clone(), |at| whole.start + at..whole.start + at + name.len())
    }
}

fn bytes(span: Span) -> Range<usize> {
    span.start_offset as usize..span.end_offset as usize
}

/// A text that is written out in the template.
fn constant(expression: &Expr<'_>) -> Option<String> {
    let Expr::Const(constant) = expression else { return None };
    constant.value.as_str().map(str::to_owned)
}

fn is_nothing(expression: &Expr<'_>) -> bool {
    match expression {
        Expr::Const(constant) => !constant.value.is_true(),
        Expr::List(list) => list.items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
#[path = "mistakes_tests.rs"]
mod tests;
