'use strict';
// Stands in for dist/extension.js in a copy of the extension, whose own entry is beside it as activated.js: writes down every use of
// the file system, every module and every connection while `activate()` runs, in the process and at the time in which the host calls
// it. The suite reads the record from `globalThis.activationRecord`.
const fs = require('node:fs');
const Module = require('node:module');
const http = require('node:http');
const https = require('node:https');

/** Does a piece of work and lists what it touched. */
function record(work) {
  const seen = [];
  const undo = [];
  const watch = (object, kind, names) => {
    for (const name of names) {
      const original = object[name];
      if (typeof original !== 'function') continue;
      const spy = function (...args) {
        seen.push(`${kind}.${name} ${typeof args[0] === 'string' || args[0] instanceof URL ? String(args[0]) : typeof args[0]}`);
        return Reflect.apply(original, this, args);
      };
      object[name] = Object.assign(spy, original);
      undo.push(() => { object[name] = original; });
    }
  };
  const calls = (object) => Object.keys(object).filter((name) => /^[a-z]/.test(name));
  watch(fs, 'fs', calls(fs));
  watch(fs.promises, 'fs.promises', calls(fs.promises));
  watch(http, 'http', ['request', 'get']);
  watch(https, 'https', ['request', 'get']);
  watch(globalThis, 'globalThis', ['fetch']);
  watch(Module, 'Module', ['_load']);
  const cpu = process.cpuUsage();
  const began = performance.now();
  let value;
  try {
    value = work();
  } finally {
    for (const restore of undo) restore();
  }
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { value, seen, wall, processor: (user + system) / 1000 };
}

const loading = performance.now();
const real = require('./activated.js');
const loadMs = performance.now() - loading;

exports.activate = (context) => {
  const { value, ...rest } = record(() => real.activate(context));
  globalThis.activationRecord = { ...rest, loadMs, record };
  return value;
};
exports.deactivate = () => real.deactivate();
