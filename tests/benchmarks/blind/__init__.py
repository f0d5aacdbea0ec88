"""Sets of cases by writers who have not read the rules: conversion to Taiwan's form, and errors of translation."""
