# The front door. `make` by itself lists what there is; `make run` and `make test` are all one
# needs.

SCENARIO ?= scenarios/harbour-clinics.yaml
# What `make report-check` plans, with few replications: workspaces that share slots.
SMALL ?= scenarios/harbour-clinics.yaml
# Empty: as many as the answer needs. `make run REPLICATIONS=40` is quicker and less sure.
REPLICATIONS ?=
# Empty: reports/<scenario>-planned/.
OUTPUT ?=
# Arguments for `make bench`.
BENCH ?=
# How long `make fuzz` searches, and where it begins.
MINUTES ?= 1
SEED ?= 1
# Empty: all of them. `make mutants MUTANTS="R12 R24"` tries some.
MUTANTS ?=

SWIFT_SOURCES = Sources Tests Benchmarks Fuzzing Validation Package.swift
DIALCAST = .build/release/dialcast

.DEFAULT_GOAL := help
.PHONY: help run test reports report-check bench check fuzz mutants validate format lint clean
.PHONY: bootstrap release vega

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: release ## Plan the flagship scenario; SCENARIO=, REPLICATIONS=, OUTPUT= change what and where
	$(DIALCAST) plan $(SCENARIO) \
	  $(if $(REPLICATIONS),--replications $(REPLICATIONS)) $(if $(OUTPUT),--output $(OUTPUT)) \
	  || test $$? -le 3 # 1 and 3 are answers

test: bootstrap ## Run every test
	swift test

check: release ## Check every scenario that is shipped
	$(DIALCAST) check scenarios

reports: release ## Run every scenario anew; their summary.md are kept in reports/
	for scenario in scenarios/*.yaml; do $(DIALCAST) run $$scenario --quiet || exit; done
	$(DIALCAST) plan $(SCENARIO) --quiet || test $$? -le 3 # 1 and 3 are answers

report-check: release ## Plan and sweep small scenarios and hold their pages against a browser
	$(DIALCAST) plan $(SMALL) --quiet --replications 60 --output .build/report-check/plan \
	  --slot-month-price 25 --minute-price 0.018 --call-price 0.004 --currency EUR \
	  || test $$? -le 3 # 1 and 3 are answers
	$(DIALCAST) sweep scenarios/reminders.yaml --quiet --replications 60 \
	  --vary campaigns.reminders.max=1,2,3 \
	  --vary "campaigns.reminders.retry.interval=30..120/30 min" \
	  --output .build/report-check/sweep
	$(DIALCAST) sweep scenarios/reminders.yaml --quiet --replications 60 --tornado \
	  --vary campaigns.reminders.max=1,2 --vary campaigns.reminders.retry.retries=1,3 \
	  --vary "campaigns.reminders.throttle=0 s,1 min" --minute-price 0.02 \
	  --output .build/report-check/tornado
	$(DIALCAST) plan Tests/ReportingTests/Calibrated/clinic.yaml --quiet --replications 60 \
	  --output .build/report-check/calibrated || test $$? -le 3 # 1 and 3 are answers
	scripts/report-check $(addprefix .build/report-check/, \
	  plan/report.html sweep/report.html tornado/report.html calibrated/report.html)

vega: ## Fetch the chart library of the report, once; without it reports have tables only
	scripts/vega-bundle --required

bench: bootstrap ## Measure speed and memory beside a textbook C++ loop
	swift build -c release --product dialcast-bench
	.build/release/dialcast-bench $(BENCH)

fuzz: bootstrap ## Search for wrong scheduling and for documents that break readers; MINUTES= SEED=
	swift build -c release --product dialcast-fuzz
	.build/release/dialcast-fuzz schedules --minutes $(MINUTES) --seed $(SEED)
	.build/release/dialcast-fuzz readers --minutes $(MINUTES) --seed $(SEED)

validate: bootstrap ## Hold the planner against known answers; the tables of docs/validation.md
	swift build -c release --product dialcast-validate
	.build/release/dialcast-validate --output docs/validation.md

mutants: bootstrap ## Plant every bug of Tests/Mutants in a copy; the suite must find each
	scripts/mutants $(MUTANTS)

format: ## Format every source file in place
	swift format --in-place --recursive $(SWIFT_SOURCES)

lint: ## Report what `make format` would change, and what it cannot mend
	swift format lint --strict --recursive $(SWIFT_SOURCES)

clean: ## Remove everything that was built
	rm -rf .build

# Not in the list: the others come here by themselves.
release: bootstrap
	swift build -c release --product dialcast

bootstrap:
	@scripts/bootstrap
	@scripts/vega-bundle
