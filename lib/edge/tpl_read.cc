// tpl_read.cc - reads templates with ctemplate, which decides how each marker is escaped: the only C++ here. No exception and no
// longjmp passes through it.
//
// ctemplate expands each template once, with every section shown, and reports what it does to an annotator. The steps that are
// written down there are all that a page needs later; tpl.c walks them, without ctemplate's dictionaries (docs/speed.md).
#include "edge/tpl_in.h"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_annotator.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>
#include <ctemplate/template_modifiers.h>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <new>
#include <string>
#include <vector>

extern "C" {
#include "base/arena.h"
#include "base/banned.h"
}

using ctemplate::ExpandEmitter;
using ctemplate::PerExpandData;
using ctemplate::TemplateAnnotator;
using ctemplate::TemplateCache;
using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateModifier;
using ctemplate::TemplateString;

// ---- escaping ----

// Text that is free of the bytes in `changes` passes as it is, without a call of ctemplate.
struct escape {
	const char *name;
	const TemplateModifier *modifier;
	const char *changes;
};

static const char by_pre[] = { '&', '<', '>', '"', '\'', '\0' };
static const char by_html[] = { '&', '<', '>', '"', '\'', '\r', '\n', '\v', '\f', '\t', '\0' };
static const char by_url[] = { '&', '<', '>', '"', '\'', '\r', '\n', '\v', '\f', '\t', ':', '\0' };

static const struct escape escapes[] = {
	{ "html_escape", &ctemplate::html_escape, by_html },
	{ "pre_escape", &ctemplate::pre_escape, by_pre },
	{ "url_escape_with_arg=html", &ctemplate::validate_url_and_html_escape, by_url },
	{ "url_query_escape", &ctemplate::url_query_escape, NULL },
	{ "cleanse_css", &ctemplate::cleanse_css, NULL },
	{ "json_escape", &ctemplate::json_escape, NULL },
};

class Pieces : public ExpandEmitter {
	void (*add)(const char *text, size_t length);
public:
	explicit Pieces(void (*to)(const char *text, size_t length)) : add(to) {}
	void Emit(const char *text, size_t length) override { add(text, length); }
	void Emit(char c) override { add(&c, 1); }
	void Emit(const std::string &text) override { add(text.data(), text.size()); }
	void Emit(const char *text) override { add(text, strlen(text)); }
};

void tpl_escape(const struct escape *e, const char *text, size_t length, void (*add)(const char *text, size_t length))
{
	static const std::string no_argument;
	Pieces pieces(add);

	if (e->changes && strcspn(text, e->changes) == length)
		add(text, length);
	else
		e->modifier->Modify(text, length, NULL, &pieces, no_argument);
}

// ---- reading ----

// A dictionary of a page that shows every section once, and includes a file without steps at every place.
class Everything : public TemplateDictionaryInterface {
	static constexpr const char *an_empty_file = "/dev/null";

	class Once : public Iterator {
		const Everything &all;
		bool left = true;
	public:
		explicit Once(const Everything &dictionary) : all(dictionary) {}
		bool HasNext() const override { return left; }
		const TemplateDictionaryInterface &Next() override { left = false; return all; }
	};
protected:
	TemplateString GetValue(const TemplateString &) const override { return TemplateString("", 0); }
	bool IsHiddenSection(const TemplateString &) const override { return false; }
	bool IsUnhiddenSection(const TemplateString &) const override { return true; }
	bool IsHiddenTemplate(const TemplateString &) const override { return false; }
	const char *GetIncludeTemplateName(const TemplateString &, int) const override { return an_empty_file; }
	Iterator *CreateSectionIterator(const TemplateString &) const override { return new Once(*this); }
	Iterator *CreateTemplateIterator(const TemplateString &) const override { return new Once(*this); }
	void DumpToString(std::string *, int) const override {}
};

// Writes the steps of a template down while ctemplate expands it.
class Steps : public ExpandEmitter, public TemplateAnnotator {
	struct arena *arena;
	std::vector<struct step> steps;
	struct section { std::string name; size_t at, separator; };
	std::vector<section> open;
	bool inside = false;		// of a value or an include: what is emitted there is not the template's own

	struct step &add(enum step_kind kind, const char *text, size_t length)
	{
		steps.push_back({ kind, arena_bytes(arena, text, length), length, NULL, 0, false, NULL, 0 });
		return steps.back();
	}

	struct step &add_named(enum step_kind kind, const std::string &name)
	{
		bad = bad || name.find(':') != std::string::npos;
		return add(kind, name.data(), name.size());
	}

	// The name of a value stands before its escapes: seeker_name:html_escape.
	void add_value(const std::string &value)
	{
		size_t colon = value.find(':');
		struct step &s = add_named(STEP_VALUE, value.substr(0, colon));

		if (colon != std::string::npos && value.compare(colon + 1, std::string::npos, "none"))
			s.escape = escape_of(value.substr(colon + 1));
	}

	const struct escape *escape_of(const std::string &name)
	{
		for (const struct escape &e : escapes)
			if (name == e.name)
				return &e;
		fprintf(stderr, "no escape %s\n", name.c_str());
		bad = true;
		return NULL;
	}

public:
	bool bad = false;

	explicit Steps(struct arena *a) : arena(a) {}

	void Emit(const char *text, size_t length) override
	{
		if (!inside && length)
			add(STEP_TEXT, text, length);
	}
	void Emit(char c) override { Emit(&c, 1); }
	void Emit(const std::string &text) override { Emit(text.data(), text.size()); }
	void Emit(const char *text) override { Emit(text, strlen(text)); }

	// The whole of a template counts as its first section, with a name that no marker can have.
	void EmitOpenSection(ExpandEmitter *, const std::string &name) override
	{
		if (inside)
			return;
		open.push_back({ name, steps.size(), 0 });
		if (open.size() > 1)
			add_named(STEP_SECTION, name);
	}

	void EmitCloseSection(ExpandEmitter *) override
	{
		if (inside)
			return;
		const section closed = open.back();
		add(STEP_END, "", 0);
		open.pop_back();
		if (!open.empty())
			steps[closed.at].end = steps.size() - 1;
		if (closed.separator)
			steps[closed.separator].separates = true;
		if (!open.empty() && closed.name == open.back().name + "_separator")
			open.back().separator = closed.at;
	}

	void EmitOpenVariable(ExpandEmitter *, const std::string &value) override { add_value(value); inside = true; }
	void EmitCloseVariable(ExpandEmitter *) override { inside = false; }
	void EmitOpenInclude(ExpandEmitter *, const std::string &name) override { add_named(STEP_INCLUDE, name); inside = true; }
	void EmitCloseInclude(ExpandEmitter *) override { inside = false; }
	void EmitOpenFile(ExpandEmitter *, const std::string &) override {}
	void EmitCloseFile(ExpandEmitter *) override {}
	void EmitFileIsMissing(ExpandEmitter *, const std::string &) override {}

	struct tpl_file *file() const
	{
		struct tpl_file *f = ARENA_NEW(arena, struct tpl_file);

		f->count = steps.size();
		f->steps = static_cast<struct step *>(arena_array(arena, f->count, sizeof(struct step)));
		std::copy(steps.begin(), steps.end(), f->steps);
		return f;
	}
};

// Ends as C code does: with a line in the log.
static void out_of_memory() { arena_exhausted(0); }

struct tpl_file *tpl_read(struct arena *a, const char *path, bool keeps_blank_lines)
{
	const ctemplate::Strip strip = keeps_blank_lines ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES;
	Everything everything;
	PerExpandData data;
	TemplateCache cache;

	std::set_new_handler(out_of_memory);
	if (!cache.LoadTemplate(path, strip))
		return NULL;
	Steps steps(a);
	data.SetAnnotateOutput("");
	data.SetAnnotator(&steps);
	cache.ExpandWithData(path, strip, &everything, &data, &steps);
	return steps.bad ? NULL : steps.file();
}
