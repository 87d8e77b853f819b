# Handrail. `make run` starts a demo, `make test` runs all tests; see README.md.

PORT ?= 8080
VAR ?= var
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
# The path below which all of it stands, such as /help: for `make run` and `make install`.
BASE ?=
VERSION := $(shell cat VERSION)

CC = gcc
CXX = g++
PACKAGES_PC = libmariadb libcurl libsodium jansson libzip inih libutf8proc gmime-3.0 fcgi libcrypto libidn2 libqrencode libdeflate cjose
HARDEN = -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fcf-protection
OPTIMIZE ?= -O2 -g $(HARDEN)
ifdef SAN
BUILD := $(BUILD)/san
# In instrumented code the compiler cannot bound the length of formatted numbers, so these two warnings are
# off.
OPTIMIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined \
 -Wno-format-truncation -Wno-format-overflow
endif
# Likewise for the fuzzers, built by clang, whose sanitizer sees inside arenas as gcc's does.
ifdef FUZZ
override BUILD := $(BUILD)/fuzz
CC = clang
CXX = clang++
OPTIMIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
	-D__SANITIZE_ADDRESS__
endif
ifdef COV
BUILD := $(BUILD)/coverage
OPTIMIZE = -O0 -g --coverage -fprofile-abs-path
endif
# WERROR=-Werror stops at a warning, as continuous integration does. A newer compiler may warn of more.
WERROR ?=
WARN = -Wall -Wextra -Wshadow -Wwrite-strings -Wvla -Wconversion -Wformat=2 -Werror=format-security $(WERROR)
CWARN = $(WARN) -Wmissing-prototypes -Wstrict-prototypes
GEN = $(BUILD)/gen
PKG_CONFIG = pkg-config
# STATIC=FOLDER: executables that need no library of the system, with those that tools/release built there.
ifdef STATIC
PKG_CONFIG = PKG_CONFIG_PATH=$(STATIC)/lib/pkgconfig pkg-config --static
endif
INCLUDES = -Ilib -Icgi -Itests -I$(GEN) $(shell $(PKG_CONFIG) --cflags $(PACKAGES_PC) 2>/dev/null | sed 's/-I/-isystem /g')
ALL_CFLAGS = -std=gnu11 $(OPTIMIZE) $(CWARN) -fPIE -ffunction-sections -fdata-sections $(INCLUDES) $(CFLAGS)
ALL_CXXFLAGS = -std=c++17 $(OPTIMIZE) $(WARN) -fPIE -fno-exceptions -fno-rtti $(INCLUDES) $(CXXFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now -Wl,--as-needed -Wl,--gc-sections $(LDFLAGS)
LIBS = -lctemplate_nothreads $(shell $(PKG_CONFIG) --libs $(PACKAGES_PC) 2>/dev/null) -lcsv -lm
ifdef STATIC
# gmime is built there without GIO, which its .pc names all the same.
LIBS := -L$(STATIC)/lib -Wl,--start-group $(filter-out -lgio-2.0 -lgmodule-2.0 -lmount -lblkid -lselinux,$(LIBS)) -Wl,--end-group
ALL_LDFLAGS += -static-pie -Wl,-z,pack-relative-relocs -Wl,-O1
endif

# main.c serves either one program or all of them: lib/web/program.h.
MAIN_C := lib/web/main.c lib/web/program_one.c lib/web/program_every.c
LIB_C := $(filter-out $(MAIN_C),$(wildcard lib/*/*.c))
LIB_O := $(LIB_C:%.c=$(BUILD)/%.o) $(BUILD)/lib/edge/tpl_read.o
LIBRARY := $(BUILD)/libhandrail.a
# A program is cgi/NAME.c, its pages are in cgi/NAME/, and cgi/parts/ is shared by several.
PROGRAMS := $(patsubst cgi/%.c,%,$(wildcard cgi/*.c))
PARTS_O := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cgi/parts/*.c))
PAGES_O := $(foreach program,$(PROGRAMS),$(patsubst %.c,$(BUILD)/%.o,$(wildcard cgi/$(program)/*.c)))
PARTS := $(BUILD)/libparts.a
CGI := $(PROGRAMS:%=$(BUILD)/%)
CLI_O := $(patsubst %.c,$(BUILD)/%.o,$(wildcard cli/*.c))
TEMPLATES := $(shell find templates -name '*.tpl' -o -path '*/nginx/*.html' 2>/dev/null)

# Prints one line per file, and nothing about files that are up to date; V=1 shows the commands.
ifndef V
MAKEFLAGS += --silent --no-print-directory
endif
note = $(if $(V),,printf '  %-8s %s\n' $(1) $(@:$(BUILD)/%=%))

# Runs as many jobs as there are processors, unless make has a -j option.
JOBS = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

.PHONY: all everything packages words run test test-base test-shapes check fuzz fuzzers web-tools coverage coverage-unit lint rules tidy analyze bench bench-huge bench-import install dist release test-release deb test-deb test-install test-container test-wordpress test-portal clean
.DELETE_ON_ERROR:
.SECONDARY:

all: packages
	$(MAKE) $(JOBS) everything
everything: $(CGI) $(BUILD)/handrail.cgi $(BUILD)/handrail $(BUILD)/templates/stamp

# Installs missing packages from Debian; without root it only lists them.
packages:
	tools/packages build

# ---- generated ----

$(GEN)/law_sql.h: tools/lawgen.c lib/law/status.c lib/law/veil.c $(wildcard lib/law/*.def lib/law/*.h) lib/referral/person_viewer.h
	mkdir -p $(GEN)
	: > $@
	$(call note,law)
	$(CC) -std=gnu11 -Ilib -I$(GEN) $(BANNED) -o $(GEN)/lawgen tools/lawgen.c lib/law/status.c lib/law/veil.c
	$(GEN)/lawgen sql > $@

# Writes the table in docs/law.md between its two marks. make must never delete that page.
.PRECIOUS: docs/law.md
docs/law.md: $(GEN)/law_sql.h tools/lawgen.c
	$(call note,law)
	$(GEN)/lawgen markdown > $(GEN)/law.table
	perl -0pi -e 'open my $$f, "<", "$(GEN)/law.table" or die; local $$/; my $$t = <$$f>; \
		s/(<!-- made by lawgen.*?-->\n).*?(?=<!-- end of what lawgen made -->)/$$1$$t/s or die "$@ lost its marks\n"' $@

$(BUILD)/templates/stamp: $(TEMPLATES) tools/templates $(wildcard po/*.po static/*)
	$(call note,words)
	tools/templates templates po $(BUILD)/templates
	touch $@

# Brings the catalogues up to date with the templates: new sentences come in, changed ones become fuzzy, old ones go.
words:
	mkdir -p $(BUILD)
	tools/templates --pot $(BUILD)/handrail.pot templates po $(BUILD)/templates
	for po in $(wildcard po/*.po); do \
		msgmerge --quiet --previous --backup=none --update $$po $(BUILD)/handrail.pot && \
		msgattrib --no-obsolete -o $$po $$po && \
		echo "$$po: $$(msgfmt --statistics -o /dev/null $$po 2>&1)" || exit 1; \
	done
	-tools/templates --whole templates po $(BUILD)/templates

# ---- compiling ----

# The product makes none of these calls; a test may.
BANNED = -include lib/base/banned.h
$(BUILD)/lib/%.o $(BUILD)/cgi/%.o $(BUILD)/cli/%.o: ALL_CFLAGS += $(BANNED)

$(BUILD)/lib/base/version.o $(BUILD)/tidy/lib/base/version.c.ok $(BUILD)/tidy/lib/base/version.c.analyzed: CFLAGS += '-DHANDRAIL_VERSION="$(VERSION)"'
$(BUILD)/lib/base/version.o: VERSION

$(BUILD)/%.o: %.c $(GEN)/law_sql.h
	mkdir -p $(@D)
	$(call note,cc)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.cc
	mkdir -p $(@D)
	$(call note,c++)
	$(CXX) $(ALL_CXXFLAGS) -MMD -MP -c -o $@ $<

$(LIBRARY): $(LIB_O)
$(PARTS): $(PARTS_O)
$(LIBRARY) $(PARTS):
	$(call note,ar)
	rm -f $@
	ar rcs $@ $^

# Links the static ctemplate and C++ runtime, because resolving the names of the shared runtime takes a fifth
# of the start of a plain CGI program (docs/speed.md). The sanitizers need the shared ones.
CGI_LIBS = $(if $(SAN)$(COV)$(STATIC),$(LIBS),-Wl,-Bstatic $(filter -lctemplate%,$(LIBS)) -Wl,-Bdynamic -static-libstdc++ -static-libgcc \
	$(filter-out -lctemplate%,$(LIBS)))

$(foreach program,$(PROGRAMS),$(eval $(BUILD)/$(program): $(filter $(BUILD)/cgi/$(program)/%,$(PAGES_O))))
$(CGI): $(BUILD)/%: $(BUILD)/cgi/%.o $(BUILD)/lib/web/main.o $(BUILD)/lib/web/program_one.o $(PARTS) $(LIBRARY)
	$(call note,link)
	$(CXX) $(OPTIMIZE) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(PARTS) $(LIBRARY) $(CGI_LIBS)

# Each program's object once more, with a name of its own for its app, so that one executable can hold all of them.
APP_O := $(PROGRAMS:%=$(BUILD)/apps/%.o)
$(APP_O): $(BUILD)/apps/%.o: $(BUILD)/cgi/%.o
	mkdir -p $(@D)
	$(call note,objcopy)
	objcopy --redefine-sym app=app_$(subst -,_,$*) \
		--redefine-sym __odr_asan.app=__odr_asan.app_$(subst -,_,$*) $< $@

# The names of these apps, for the files that list them.
APPS = '-DAPPS=$(foreach program,$(PROGRAMS),APP($(subst -,_,$(program))))'
APPS_IN := lib/web/program_every tests/two_sites tests/ids tests/fuzz/route
$(APPS_IN:%=$(BUILD)/%.o) $(foreach check,ok analyzed,$(APPS_IN:%=$(BUILD)/tidy/%.c.$(check))): CFLAGS += $(APPS)

$(BUILD)/handrail.cgi: $(APP_O) $(PAGES_O) $(BUILD)/lib/web/main.o $(BUILD)/lib/web/program_every.o $(PARTS) $(LIBRARY)
	$(call note,link)
	$(CXX) $(OPTIMIZE) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(PARTS) $(LIBRARY) $(CGI_LIBS)

$(BUILD)/handrail: $(CLI_O) $(LIBRARY)
	$(call note,link)
	$(CXX) $(OPTIMIZE) $(ALL_LDFLAGS) -o $@ $(CLI_O) $(LIBRARY) $(LIBS)

# ---- tests ----

TEST_O := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/*.c)) $(BUILD)/tests/twin.o
TEST_CGI_O := $(APP_O) $(PAGES_O) $(PARTS_O)

# Links the whole library, so that every statement in it is prepared, and drops no unused section: only
# Criterion's own library refers to the tests.
$(BUILD)/unit: $(TEST_O) $(TEST_CGI_O) $(LIBRARY)
	$(call note,link)
	$(CXX) $(OPTIMIZE) $(ALL_LDFLAGS) -Wl,--no-gc-sections -o $@ $(TEST_O) $(TEST_CGI_O) \
		-Wl,--whole-archive $(LIBRARY) -Wl,--no-whole-archive $(LIBS) -lcriterion

# tests/faults.c preloads it, so it is never instrumented.
$(BUILD)/tests/faults/malloc.so: tests/faults/malloc.c
	mkdir -p $(@D)
	$(call note,cc)
	$(CC) -std=gnu11 -O1 $(filter-out -Wmissing-prototypes,$(CWARN)) -fPIC -shared -o $@ $<

# The quick tests: no nginx, no browser. CHECK="--filter db/*" runs a part.
check:
	tools/packages test
	$(MAKE) $(JOBS) $(CGI) $(BUILD)/handrail.cgi $(BUILD)/templates/stamp $(BUILD)/unit $(BUILD)/tests/faults/malloc.so
	tests/run-unit $(BUILD) $(CHECK)

# All tests: unit, database, through nginx, in a browser. The last line is the total.
test:
	tools/packages test
	$(MAKE) $(JOBS) everything $(BUILD)/unit $(BUILD)/tests/faults/malloc.so web-tools
	$(MAKE) $(JOBS) FUZZ=1 fuzzers
	tests/run $(BUILD)

# Runs the tests through nginx once more, below a path. `make test` runs a short part of it so.
test-base:
	tools/packages test
	$(MAKE) $(JOBS) everything
	HANDRAIL_BUILD=$(BUILD) HANDRAIL_TEST_BASE=/help node --test --test-concurrency=1 tests/http/*.test.mjs

# Runs the tests of tests/http/ behind Apache: mod_fcgid, plain CGI, and below a path, as root. SHAPES=short runs a few of them.
test-shapes:
	tools/packages shapes
	$(MAKE) $(JOBS) everything
	tests/run-shapes $(BUILD) $(SHAPES)

# One program per parser in tests/fuzz/, and the files they share.
FUZZ_SHARED := support import html
IMPORTS := $(BUILD)/bin/csv $(BUILD)/bin/json $(BUILD)/bin/zip
FUZZERS := $(filter-out $(FUZZ_SHARED),$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZ_SHARED_O := $(filter-out %/import.o,$(FUZZ_SHARED:%=$(BUILD)/tests/fuzz/%.o))
$(IMPORTS): FUZZ_O = $(BUILD)/tests/fuzz/import.o
$(IMPORTS): $(BUILD)/tests/fuzz/import.o
$(IMPORTS): LDFLAGS += $(foreach name,exec exec_many row rows each transaction patient,-Wl,--wrap=db_$(name))
PAGE_FUZZERS = $(BUILD)/bin/route $(BUILD)/bin/next
$(PAGE_FUZZERS): FUZZ_O = $(TEST_CGI_O)
$(PAGE_FUZZERS): $(TEST_CGI_O)

# A fuzzer may include the source file that it tests: its own copy is linked then.
$(BUILD)/bin/%: $(BUILD)/tests/fuzz/%.o $(FUZZ_SHARED_O) $(LIBRARY)
	mkdir -p $(@D)
	$(call note,link)
	$(CXX) $(OPTIMIZE) -fsanitize=fuzzer $(ALL_LDFLAGS) -o $@ $< $(FUZZ_O) $(FUZZ_SHARED_O) $(LIBRARY) $(LIBS)

fuzzers: $(FUZZERS:%=$(BUILD)/bin/%) $(BUILD)/templates/stamp

# Ten minutes each, one after the other. ONLY="csv json" runs some.
fuzz: FUZZ_SECONDS ?= 600
fuzz:
	tools/packages test
	$(MAKE) $(JOBS) FUZZ=1 fuzzers
	FUZZ_JOBS=1 tests/run-fuzz $(BUILD) $(FUZZ_SECONDS) $(ONLY)

# The packages for the browser tests, from their lock file.
web-tools: tests/web/node_modules/.package-lock.json
tests/web/node_modules/.package-lock.json: tests/web/package-lock.json
	$(call note,npm)
	npm ci --silent --prefix tests/web --no-audit --no-fund --ignore-scripts >&2

# Coverage of each file in lib/, compared to the bars; takes a few minutes.
coverage:
	tools/packages coverage
	$(MAKE) $(JOBS) COV=1 everything coverage-unit
	tools/coverage $(BUILD)/coverage
coverage-unit: $(BUILD)/unit

# Checks the house rules with tools/lint (tests/lint breaks each), and looks for defects with clang-tidy and its analyzer
# (.clang-tidy). `make rules`, `make tidy` and `make analyze` are its parts. The analyzer takes twenty times as long as all else;
# SINCE=COMMIT analyzes only the files that have changed since.
lint: rules
	$(MAKE) --keep-going $(JOBS) tidy analyze

rules:
	tools/packages lint
	$(MAKE) $(JOBS) everything
	tools/lint $(BUILD)
	tests/lint $(BUILD)

TIDY := $(patsubst %,$(BUILD)/tidy/%.ok,$(wildcard lib/*/*.c lib/*/*.cc cgi/*.c cgi/*/*.c cli/*.c bench/*.c tools/*.c tests/*.c tests/*.cc tests/*/*.c))
tidy: $(TIDY)
# Not the tests: a fault in one shows when it runs (tests/.clang-tidy).
SINCE ?=
ANALYZE = $(patsubst $(BUILD)/tidy/%.ok,%,$(filter-out $(BUILD)/tidy/tests/%,$(TIDY)))
analyze: $(patsubst %,$(BUILD)/tidy/%.analyzed,$(if $(SINCE),$(filter $(ANALYZE),$(shell git diff --name-only $(SINCE))),$(ANALYZE)))
$(BUILD)/tidy/%.ok: CHECKS = -clang-analyzer-*
$(BUILD)/tidy/%.analyzed: CHECKS = -bugprone-*,-cert-*,-misc-*,-readability-*
# One file at a time, because a second one confuses the analyzer's check of va_list.
define look_for_defects
	mkdir -p $(@D)
	$(call note,$1)
	$(CC) $(INCLUDES) $(CFLAGS) -MM -MP -MT $@ -MF $@.d $<
	clang-tidy --quiet --checks='$(CHECKS)' $< -- $(INCLUDES) $(CFLAGS) $(if $(filter %.cc,$<),-std=c++17,-std=gnu11) 2>$@.log || { cat $@.log; exit 1; }
	touch $@
endef
$(BUILD)/tidy/%.ok: % .clang-tidy tests/.clang-tidy $(GEN)/law_sql.h
	$(call look_for_defects,tidy)
$(BUILD)/tidy/%.analyzed: % .clang-tidy $(GEN)/law_sql.h
	$(call look_for_defects,analyze)

# ---- run ----

# Keeps all of the demo in VAR; Ctrl-C stops it.
run:
	tools/packages run
	$(MAKE) $(JOBS) everything
	mkdir -p "$(dir $(VAR))"
	exec $(BUILD)/handrail run --port "$(PORT)" --var "$(VAR)" --with-parent $(if $(BASE),--base "$(BASE)")

# ---- benchmarks ----

BENCH_ALONE := $(patsubst %,$(BUILD)/bench/%,load bare start listen)
BENCH := $(BENCH_ALONE) $(BUILD)/bench/burst

$(BENCH_ALONE): $(BUILD)/bench/%: bench/%.c bench/measure.h
	mkdir -p $(@D)
	$(call note,cc)
	$(CC) -std=gnu11 -O2 -g $(CWARN) $(INCLUDES) -o $@ $< -Wl,--as-needed $(shell pkg-config --libs libmariadb 2>/dev/null)

# Writes as the programs do, so with the library.
$(BUILD)/bench/burst: $(BUILD)/bench/burst.o $(LIBRARY)
	$(call note,link)
	$(CXX) $(OPTIMIZE) $(ALL_LDFLAGS) -o $@ $< $(LIBRARY) $(LIBS)

# Prints a table, writes build/bench.json, and exits with 1 if a bar fails; docs/speed.md.
bench:
	tools/packages bench
	$(MAKE) $(JOBS) everything $(BENCH) web-tools
	HANDRAIL_BUILD=$(BUILD) node bench/bench.mjs

# The pages and files with ten million referrals, in a buffer pool of 30 GB.
bench-huge:
	BENCH_REFERRALS=10000000 BENCH_ONLY="page csv" $(MAKE) bench

# Time and memory of an import of 100,000 programs; docs/import.md.
bench-import:
	tools/packages bench
	$(MAKE) $(JOBS) everything
	HANDRAIL_BUILD=$(BUILD) node bench/import.mjs

# ---- install ----

VERSION := $(shell cat VERSION 2>/dev/null || echo 0)
PROGRAM_DIR = $(PREFIX)/lib/handrail
# Of the command: administration and the delivery worker.
BIN_DIR = $(PREFIX)/bin
DATA_DIR = $(PREFIX)/share/handrail
UNIT_DIR = $(PREFIX)/lib/systemd/system
# The placeholders of nginx/ and systemd/ on a server.
SERVER = sed -E -e 's,@RUN@,/run/handrail,g; s,@DATA@,$(DATA_DIR),g; s,@TEMPLATES@,$(DATA_DIR)/templates,g; s,@PROGRAMS@,$(PROGRAM_DIR),g; s,@BIN@,$(BIN_DIR),g' \
	-e 's,@PUBLISH@,/run/handrail/publish/nchan.sock,g' \
	-e 's,@BASE@,$(BASE),g; s,@APACHE@,$(DATA_DIR)/apache,g; s,@CONF@,$(DATA_DIR)/nginx,g' \
	-e 's,@WANTS@,$(PROGRAMS:%=handrail@%.socket),g' \
	-e 's,@LOG@,/var/log/nginx/handrail.log,g; s,@ERROR_LOG@,/var/log/nginx/handrail-error.log,g' \
	-e 's,@([0-9]+)\*FACTOR@,\1,g; s,@LISTEN_DEFAULT@,listen 80 default_server; listen [::]:80 default_server;,g'

install: everything
	echo "installing into $(DESTDIR)$(PREFIX)"
	install -d $(DESTDIR)$(BIN_DIR) $(DESTDIR)$(PROGRAM_DIR) $(DESTDIR)$(DATA_DIR)/nginx $(DESTDIR)$(UNIT_DIR) \
		$(DESTDIR)$(PREFIX)/share/doc/handrail $(DESTDIR)$(PREFIX)/share/man/man8
	install $(BUILD)/handrail $(DESTDIR)$(BIN_DIR)/
	install $(CGI) $(BUILD)/handrail.cgi $(DESTDIR)$(PROGRAM_DIR)/
	for folder in schema static demo; do cp -R $$folder $(DESTDIR)$(DATA_DIR)/; done
	rm -f $(DESTDIR)$(DATA_DIR)/*/README.md
	cp -R $(BUILD)/templates $(DESTDIR)$(DATA_DIR)/
	install -d $(DESTDIR)$(DATA_DIR)/nginx/error
	install -m 644 nginx/*.conf $(DESTDIR)$(DATA_DIR)/nginx/
	for file in nginx/*.conf.example; do $(SERVER) $$file > $(DESTDIR)$(DATA_DIR)/$$file; done
	for language in $$(ls $(BUILD)/templates); do for page in $(BUILD)/templates/$$language/nginx/*.html; do \
		[ ! -f $$page ] || { mkdir -p $(DESTDIR)$(DATA_DIR)/nginx/error/$$language && \
		$(SERVER) $$page > $(DESTDIR)$(DATA_DIR)/nginx/error/$$language/$$(basename $$page); } || exit 1; done; done
	rm -rf $(DESTDIR)$(DATA_DIR)/templates/*/nginx
	install -d $(DESTDIR)$(DATA_DIR)/apache
	install -m 644 apache/handrail-headers.conf $(DESTDIR)$(DATA_DIR)/apache/
	$(SERVER) apache/handrail.conf.in > $(DESTDIR)$(DATA_DIR)/apache/handrail.conf
	for file in nginx/handrail-*.conf.in; do \
		$(SERVER) $$file > $(DESTDIR)$(DATA_DIR)/nginx/$$(basename $$file .in); done
	for file in systemd/*.in; do \
		$(SERVER) $$file > $(DESTDIR)$(UNIT_DIR)/$$(basename $$file .in); done
	! grep -n '@[A-Z_]*@' $(DESTDIR)$(DATA_DIR)/nginx/*.conf $(DESTDIR)$(DATA_DIR)/apache/*.conf $(DESTDIR)$(UNIT_DIR)/handrail* || { echo "install: these have nothing in their places"; exit 1; }
	install -m 644 systemd/handrail.sysusers $(DESTDIR)$(DATA_DIR)/handrail.sysusers
	install -m 644 systemd/handrail.tmpfiles $(DESTDIR)$(DATA_DIR)/handrail.tmpfiles
	install -m 644 docs/*.md README.md LICENSE docs/handrail.conf.example $(DESTDIR)$(PREFIX)/share/doc/handrail/
	install -d $(DESTDIR)$(PREFIX)/share/man/man8
	install -m 644 docs/handrail.8 $(DESTDIR)$(PREFIX)/share/man/man8/

dist:
	mkdir -p $(BUILD)
	git archive --format=tar.gz --prefix=handrail-$(VERSION)/ -o $(BUILD)/handrail-$(VERSION).tar.gz HEAD
	echo $(BUILD)/handrail-$(VERSION).tar.gz

# The tarball for shared hosts: executables that need no library of the host.
release:
	tools/packages release
	tools/release

# The Debian package, in build/deb/. Needs the packages in debian/control, and debhelper.
deb:
	tools/packages deb
	rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb
	git archive --format=tar --prefix=handrail-$(VERSION)/ HEAD | tar -x -C $(BUILD)/deb
	cd $(BUILD)/deb/handrail-$(VERSION) && dpkg-buildpackage -us -uc -b

# The tarball in an empty root: as root.
test-release: release everything
	tools/packages test
	tools/packages shapes
	HANDRAIL_BUILD=$(BUILD) node --test --test-reporter=./tests/reporter.mjs tests/release/release.test.mjs

# Debian's Apache with mod_auth_openidc in front, as docs/portal.md has it, and a provider.
test-portal:
	tools/packages portal
	$(MAKE) $(JOBS) everything
	HANDRAIL_BUILD=$(BUILD) node --test --test-reporter=./tests/reporter.mjs tests/portals/apache.test.mjs

# contrib/wordpress in Debian's WordPress, in a browser.
test-wordpress:
	tools/packages wordpress
	$(MAKE) $(JOBS) everything web-tools
	HANDRAIL_BUILD=$(BUILD) node --test --test-reporter=./tests/reporter.mjs tests/portals/wordpress.test.mjs

# Checks the package with lintian, installs it in a Debian of its own (mmdebstrap), and runs debian/tests/install there.
test-deb: deb
	tests/run-deb $(BUILD)/deb

# docs/install.md and docs/operate.md in a fresh Debian with systemd, as root: their commands as they stand there. SUITES="bookworm" runs
# one release. CCACHE_DIR is used if it is set.
test-install:
	tools/packages deb
	tests/run-install $(BUILD) $(SUITES)

# The Containerfile, built and run where buildah is; as root.
test-container:
	tools/packages container
	$(MAKE) $(JOBS) everything
	HANDRAIL_BUILD=$(BUILD) node --test --test-reporter=./tests/reporter.mjs tests/container/container.test.mjs

-include $(shell find $(BUILD) -path $(BUILD)/deb -prune -o -path $(BUILD)/release -prune -o -type f -name '*.d' -print 2>/dev/null)

clean:
	rm -rf $(BUILD)
